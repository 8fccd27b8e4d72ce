package dev.envtune.bench.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.envtune.bench.machine.Machine;
import dev.envtune.bench.policy.PolicyReport.Line;
import dev.envtune.bench.policy.PolicyReport.Result;
import dev.envtune.policy.torch.DType;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SidesTest {
    private static final Work.Decode DECODE = new Work.Decode(Shape.TINY, 2, false, 20, 4, 1);
    private static final Work.TrainingStep STEP =
            new Work.TrainingStep(Shape.TINY, DType.BF16, 2, 16, 1);

    /// Answers each request as the script does, and ends when it is asked for training.
    private static final String STAND_IN =
            """
            #!/bin/sh
            [ "$2" != 'import torch, transformers' ] || exit 0
            while read -r line; do
                case $line in
                    *'"hello"'*) echo '{"version": "stand-in", "bf16_flops": 2e9, "f32_flops": 1e9}' ;;
                    *'"load"'*) echo '{"parameters": 6724160}' ;;
                    *'"decode"'*) echo '{"seconds": 1.5, "prefill_seconds": 0.5, "peak_bytes": null}' ;;
                    *) exit 1 ;;
                esac
            done
            """;

    @Test
    void ours_decodesAndTrains() {
        try (var ours = new Ours()) {
            ours.prepare(DECODE);
            assertThat(ours.run(DECODE).seconds()).isPositive();
            assertThat(ours.run(DECODE).prefillSeconds()).isPositive();
            ours.prepare(STEP);
            assertThat(ours.run(STEP).settings())
                    .matches("products in (F32|BF16), micro-batches of \\d+ rows");
        }
    }

    @Test
    void prompts_shared_areTheSameAndOthersDiffer() {
        assertThat(new Work.Decode(Shape.TINY, 2, true, 20, 4, 1).prompts())
                .satisfies(prompts -> assertThat(prompts[0]).isEqualTo(prompts[1]));
        assertThat(DECODE.prompts())
                .satisfies(prompts -> assertThat(prompts[0]).isNotEqualTo(prompts[1]));
    }

    @Test
    void transformers_withoutAnInterpreter_isAbsent() throws InterruptedException {
        assertThat(Transformers.start("no-such-python")).isEmpty();
    }

    @Test
    void transformers_isAskedForTheWork_andSaysWhenItBreaksOff(@TempDir Path folder)
            throws Exception {
        var program = folder.resolve("python");
        Files.writeString(program, STAND_IN);
        assumeTrue(program.toFile().setExecutable(true));
        try (var theirs = Transformers.start(program.toString()).orElseThrow()) {
            theirs.prepare(DECODE);
            assertThat(theirs.run(DECODE)).isEqualTo(new Side.Outcome(1.5, 0.5, null, ""));
            assertThatThrownBy(() -> theirs.run(STEP))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("broke off");
        }
    }

    @Test
    void report_belowTheBar_saysMissed() {
        assertThat(printed(1.4)).contains("at least 1.5: MISSED");
        assertThat(printed(1.5)).contains("at least 1.5: met");
    }

    @Test
    void report_withoutPython_saysHowToGetIt() {
        assertThat(printed(null)).contains("pip install -r bench/python/requirements.txt");
    }

    private static String printed(@Nullable Double ratio) {
        var result = new Result(100, 0.5, 300.0, 1L << 20, "");
        var line = new Line("shape", "work", result, ratio == null ? null : result, ratio, 1.5);
        var hello = ratio == null ? null : new Transformers.Hello("stand-in", 2e9, 1e9);
        var report =
                new PolicyReport(
                        5,
                        List.of(line),
                        new Limits(1e10, 1e10, 2e11, 1e11),
                        "0",
                        hello,
                        Machine.here());
        assertThat(report.meetsBars()).isEqualTo(ratio == null || ratio >= 1.5);
        var out = new StringWriter();
        report.print(new PrintWriter(out));
        return out.toString();
    }
}
