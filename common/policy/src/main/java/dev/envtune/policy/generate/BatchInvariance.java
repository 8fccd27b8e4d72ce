package dev.envtune.policy.generate;

import dev.envtune.policy.model.Family;
import dev.envtune.policy.model.ModelConfig;
import dev.envtune.policy.model.ParameterLayout;
import dev.envtune.policy.model.Rope;
import dev.envtune.policy.model.Weights;
import dev.envtune.policy.torch.DType;
import dev.envtune.policy.torch.LibTorch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

/// The self-test of spec/determinism.md: whether, on this processor, a sequence gets the same tokens and
/// logprobs alone and among others, with its own keys and with those of a sequence that begins alike.
public final class BatchInvariance {
    private static final ModelConfig CONFIG =
            new ModelConfig(
                    Family.QWEN3,
                    256,
                    128,
                    160,
                    1,
                    4,
                    2,
                    32,
                    1024,
                    1e-6,
                    new Rope(10_000, null),
                    true,
                    false);
    private static final int PROMPT = 300;
    private static final int TOKENS = 3;
    private static final int OTHERS = 16;

    /// Attention goes by blocks of 512 keys: one more than those of the tested sequence.
    private static final int LONG = 530;

    private static final int SEQUENCES = 32;

    private BatchInvariance() {}

    /// Generates with a small random model. Takes some tens of milliseconds; not for the libtorch thread.
    ///
    /// @param type that generation will compute in
    public static boolean holds(DType type) {
        var torch = LibTorch.instance();
        var weights = torch.call(() -> Weights.of(CONFIG, randomValues()));
        try (var generator = torch.call(() -> new Generator(weights.cast(type), type, SEQUENCES))) {
            var alone = generate(generator, List.of(PROMPT)).getFirst();
            var lengths = new ArrayList<>(List.of(PROMPT));
            IntStream.rangeClosed(1, OTHERS).map(i -> 5 * i).forEach(lengths::add);
            lengths.add(LONG);
            var amongOthers = generate(generator, lengths).getFirst();
            return Arrays.equals(alone.ids(), amongOthers.ids())
                    && Arrays.equals(alone.logprobs(), amongOthers.logprobs());
        } finally {
            torch.run(weights::close);
        }
    }

    /// The first message of each sequence, all sampled at the same time.
    ///
    /// @param lengths of the prompts; equal ones are equal prompts
    private static List<Completion> generate(Generator generator, List<Integer> lengths) {
        var sequences = lengths.stream().map(_ -> generator.open()).toList();
        List<CompletableFuture<Completion>> messages =
                LibTorch.instance()
                        .call(
                                () ->
                                        IntStream.range(0, lengths.size())
                                                .mapToObj(
                                                        i ->
                                                                generator.generate(
                                                                        sequences.get(i),
                                                                        prompt(lengths.get(i)),
                                                                        Sampling.plain(
                                                                                TOKENS, Set.of(),
                                                                                i)))
                                                .toList());
        var completions = messages.stream().map(CompletableFuture::join).toList();
        sequences.forEach(generator::close);
        return completions;
    }

    private static int[] prompt(int length) {
        return IntStream.range(0, length)
                .map(i -> (int) (CounterRandom.uniform(length, i) * CONFIG.vocabulary()))
                .toArray();
    }

    private static Map<String, float[]> randomValues() {
        var values = new LinkedHashMap<String, float[]>();
        for (var entry : ParameterLayout.of(CONFIG).entries()) {
            var elements = new float[(int) entry.size()];
            for (int i = 0; i < elements.length; i++) {
                elements[i] = CounterRandom.uniform(values.size(), i) - 0.5f;
            }
            values.put(entry.name(), elements);
        }
        return values;
    }
}
