package dev.envtune.bench.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The same work by torch and transformers: a child process of a Python that has them.
final class Transformers implements Side {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PACKAGES = "import torch, transformers";

    private final Process process;
    private final BufferedWriter requests;
    private final BufferedReader answers;
    private final Hello hello;
    private @Nullable Shape loaded;

    /// @param version of the interpreter and the packages
    /// @param bf16Flops floating-point operations a second of its matrix products
    record Hello(String version, double bf16Flops, double f32Flops) {}

    private Transformers(Process process) {
        this.process = process;
        this.requests = process.outputWriter(UTF_8);
        this.answers = process.inputReader(UTF_8);
        var answer =
                ask(Map.of("op", "hello", "threads", Runtime.getRuntime().availableProcessors()));
        this.hello =
                new Hello(
                        answer.get("version").asString(),
                        answer.get("bf16_flops").asDouble(),
                        answer.get("f32_flops").asDouble());
    }

    /// Starts it, if there is one.
    ///
    /// @param python the interpreter
    static Optional<Transformers> start(String python) throws InterruptedException {
        try {
            var probe =
                    new ProcessBuilder(python, "-c", PACKAGES)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (probe.waitFor() != 0) {
                return Optional.empty();
            }
        } catch (IOException _) {
            return Optional.empty(); // no such interpreter
        }
        try {
            var process =
                    new ProcessBuilder(python, "-c", script())
                            .redirectError(ProcessBuilder.Redirect.INHERIT)
                            .start();
            return Optional.of(new Transformers(process));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String script() throws IOException {
        try (var script = Transformers.class.getResourceAsStream("/policy.py")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), UTF_8);
        }
    }

    Hello hello() {
        return hello;
    }

    @Override
    public void prepare(Work work) {
        if (work.shape() != loaded) {
            ask(Map.of("op", "load", "config", work.shape().config().toJson("bfloat16", null)));
            loaded = work.shape();
        }
    }

    @Override
    public Outcome run(Work work) {
        var answer =
                switch (work) {
                    case Work.Decode decode ->
                            ask(
                                    Map.of(
                                            "op",
                                            "decode",
                                            "prompts",
                                            decode.prompts(),
                                            "tokens",
                                            decode.newTokens()));
                    case Work.TrainingStep step ->
                            ask(
                                    Map.of(
                                            "op",
                                            "train",
                                            "rows",
                                            step.ids(),
                                            "type",
                                            step.type().name()));
                };
        var peak = answer.get("peak_bytes");
        return new Outcome(
                answer.get("seconds").asDouble(),
                answer.path("prefill_seconds").asDouble(0),
                peak.isNull() ? null : peak.asLong(),
                answer.path("settings").asString(""));
    }

    private JsonNode ask(Map<String, Object> request) {
        try {
            requests.write(JSON.writeValueAsString(request) + "\n");
            requests.flush();
            var answer = answers.readLine();
            if (answer == null) {
                throw new IOException("end of output");
            }
            return JSON.readTree(answer);
        } catch (IOException e) {
            throw new UncheckedIOException("the Python side broke off; it said why above", e);
        }
    }

    @Override
    public void close() {
        process.destroy();
    }
}
