package dev.envtune.bench.policy;

import dev.envtune.policy.generate.Generator;
import dev.envtune.policy.generate.Sampling;
import dev.envtune.policy.generate.Sequence;
import dev.envtune.policy.torch.DType;
import dev.envtune.policy.torch.LibTorch;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// EnvTune's own generation and training, in this process.
final class Ours implements Side {
    private static final double NANOS = 1e9;
    private static final long SEED = 1;

    private final LibTorch torch = LibTorch.instance();
    private @Nullable Ready ready;

    /// What is loaded for some work.
    private sealed interface Ready extends AutoCloseable {
        @Override
        void close();

        record Generating(Work.Decode work, Generator generator) implements Ready {
            @Override
            public void close() {
                generator.close();
            }
        }

        record Training(Work.TrainingStep work, TrainingSteps steps) implements Ready {
            @Override
            public void close() {
                steps.close();
            }
        }
    }

    @Override
    public void prepare(Work work) {
        close();
        ready =
                switch (work) {
                    case Work.Decode decode -> new Ready.Generating(decode, generator(decode));
                    case Work.TrainingStep step ->
                            new Ready.Training(step, TrainingSteps.fastest(step));
                };
    }

    private Generator generator(Work.Decode work) {
        return torch.call(
                () -> {
                    try (var weights = work.shape().weights(SEED)) {
                        return new Generator(weights.cast(DType.BF16), DType.BF16, work.batch());
                    }
                });
    }

    @Override
    public Outcome run(Work work) {
        PeakMemory.forget();
        return switch (ready) {
            case Ready.Generating(var decode, var generator) -> decode(decode, generator);
            case Ready.Training(_, var steps) -> {
                double seconds = seconds(steps::run);
                yield new Outcome(seconds, 0, PeakMemory.bytes(), steps.settings());
            }
            case null -> throw new IllegalStateException("not prepared");
        };
    }

    private Outcome decode(Work.Decode work, Generator generator) {
        var prompts = List.of(work.prompts());
        var sequences = prompts.stream().map(_ -> generator.open()).toList();
        try {
            double first = seconds(() -> generate(generator, sequences, prompts, 1));
            var nothing = prompts.stream().map(_ -> new int[0]).toList();
            double rest =
                    seconds(() -> generate(generator, sequences, nothing, work.newTokens() - 1));
            return new Outcome(rest, first, PeakMemory.bytes(), "");
        } finally {
            sequences.forEach(generator::close);
        }
    }

    /// All at once: the requests are made on the libtorch thread, before it does anything for the first.
    private void generate(
            Generator generator, List<Sequence> sequences, List<int[]> ids, int tokens) {
        var messages = new ArrayList<CompletableFuture<?>>();
        torch.run(
                () -> {
                    for (int i = 0; i < sequences.size(); i++) {
                        var sampling = Sampling.plain(tokens, Set.of(), SEED + i);
                        messages.add(generator.generate(sequences.get(i), ids.get(i), sampling));
                    }
                });
        messages.forEach(CompletableFuture::join);
    }

    static double seconds(Runnable work) {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / NANOS;
    }

    @Override
    public void close() {
        if (ready != null) {
            ready.close();
            ready = null;
        }
    }
}
