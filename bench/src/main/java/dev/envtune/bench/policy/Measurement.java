package dev.envtune.bench.policy;

import dev.envtune.bench.machine.Machine;
import dev.envtune.bench.machine.Rate;
import dev.envtune.bench.policy.PolicyReport.Line;
import dev.envtune.bench.policy.PolicyReport.Result;
import dev.envtune.bench.policy.Side.Outcome;
import dev.envtune.policy.torch.LibTorch;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/// Runs all cases. Both sides do the same work in turn, so that what else the machine does at the time
/// hits both.
final class Measurement {
    private static final long WARM_UP_NANOS = 8_000_000_000L;

    private final List<Case> cases;
    private final int samples;
    private final @Nullable Transformers theirs;
    private final Consumer<String> now;
    private final Consumer<Line> done;

    /// @param now hears what goes on
    /// @param done hears of every line once it is measured
    Measurement(
            List<Case> cases,
            int samples,
            @Nullable Transformers theirs,
            Consumer<String> now,
            Consumer<Line> done) {
        this.cases = cases;
        this.samples = samples;
        this.theirs = theirs;
        this.now = now;
        this.done = done;
    }

    PolicyReport run() {
        now.accept("measuring the machine's limits");
        var limits = Limits.measure();
        var lines = new ArrayList<Line>();
        try (var ours = new Ours()) {
            for (var one : cases) {
                lines.add(line(one, ours, limits));
                done.accept(lines.getLast());
            }
        }
        return new PolicyReport(
                samples,
                List.copyOf(lines),
                limits,
                LibTorch.instance().version(),
                theirs == null ? null : theirs.hello(),
                Machine.here());
    }

    /// Runs a side until it is at its speed: code is compiled as it runs.
    private static void warmUp(Side side, Work work) {
        side.prepare(work);
        long begun = System.nanoTime();
        do {
            side.run(work);
        } while (System.nanoTime() - begun < WARM_UP_NANOS);
    }

    /// The first runs of each side are not counted.
    private Line line(Case one, Ours ours, Limits limits) {
        var work = one.work();
        var a = new ArrayList<Outcome>();
        var b = new ArrayList<Outcome>();
        var ratios = new ArrayList<Double>();
        now.accept(work.shape().label() + ", " + work.label() + ", preparing");
        warmUp(ours, work);
        if (theirs != null) {
            warmUp(theirs, work);
        }
        for (int i = 0; i < samples; i++) {
            now.accept(
                    "%s, %s, sample %d of %d"
                            .formatted(work.shape().label(), work.label(), i + 1, samples));
            a.add(ours.run(work));
            if (theirs != null) {
                b.add(theirs.run(work));
                ratios.add(b.getLast().seconds() / a.getLast().seconds());
            }
        }
        return new Line(
                work.shape().label(),
                work.label(),
                result(work, a, limits),
                b.isEmpty() ? null : result(work, b, limits),
                ratios.isEmpty() ? null : Rate.median(ratios),
                one.leastRatio());
    }

    private static Result result(Work work, List<Outcome> outcomes, Limits limits) {
        double seconds = median(outcomes, Outcome::seconds);
        double prefill = median(outcomes, Outcome::prefillSeconds);
        return new Result(
                work.tokens() / seconds,
                work.demand().floorSeconds(limits) / seconds,
                work instanceof Work.Decode decode
                        ? (double) decode.batch() * decode.promptTokens() / prefill
                        : null,
                outcomes.stream()
                        .map(Outcome::peakBytes)
                        .filter(Objects::nonNull)
                        .max(Long::compare)
                        .orElse(null),
                outcomes.getFirst().settings());
    }

    private static double median(List<Outcome> outcomes, ToDoubleFunction<Outcome> value) {
        return Rate.median(outcomes.stream().mapToDouble(value).boxed().toList());
    }
}
