package dev.envtune.policy.generate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.envtune.policy.PolicyException;
import dev.envtune.policy.kernel.Kernels;
import dev.envtune.policy.model.Family;
import dev.envtune.policy.model.Samples;
import dev.envtune.policy.model.Weights;
import dev.envtune.policy.torch.DType;
import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KernelEngineTest extends GeneratorContract {
    /// Keys and values of one token: 2 layers, 1 key/value head, padded to a pair of vectors.
    private static final int TOKEN_BYTES = 2 * 2 * 32 * Float.BYTES;

    @Override
    Engine engine(Weights weights, DType type, int sequences, long cacheBytes) {
        var model = Kernels.model(weights, type, cacheBytes);
        weights.close();
        return new KernelEngine<>(model);
    }

    /// Room for about three of twenty conversations: the others wait or give way between their turns, and
    /// none of it shows in what is sampled.
    @Test
    void generate_budgetForFewOfMany_sameBitsAsWithPlenty() {
        var plenty = conversations(PLENTY);

        var little = conversations(3L * 256 * TOKEN_BYTES);

        for (int i = 0; i < plenty.size(); i++) {
            assertThat(little.get(i).ids()).as("message %d", i).isEqualTo(plenty.get(i).ids());
            assertThat(little.get(i).logprobs()).isEqualTo(plenty.get(i).logprobs());
        }
    }

    private ArrayList<Completion> conversations(long cacheBytes) {
        var messages = new ArrayList<Completion>();
        try (var generator =
                generator(Samples.weights(Family.QWEN2, 1), DType.F32, 16, cacheBytes)) {
            var sequences = IntStream.range(0, 20).mapToObj(_ -> generator.open()).toList();
            for (int turn = 0; turn < 3; turn++) {
                var completions = new ArrayList<CompletableFuture<Completion>>();
                for (int i = 0; i < sequences.size(); i++) {
                    var prompt = Samples.ids(40 + i + turn, 100L * turn + i);
                    var sampling = Sampling.plain(20 + i, Set.of(), i);
                    completions.add(generator.generate(sequences.get(i), prompt, sampling));
                }
                completions.forEach(completion -> messages.add(completion.join()));
            }
            assertThat(generator.waiting()).isZero();
            assertThat(generator.running()).isZero();
        }
        return messages;
    }

    @Test
    void generate_longerThanTheBudget_failsWithBothNumbers() {
        try (var generator =
                generator(Samples.weights(Family.QWEN2, 1), DType.F32, 4, 128L * TOKEN_BYTES)) {
            var tooLong = completion(generator, Samples.ids(100, 1), 100, 1);

            assertThatThrownBy(tooLong::join)
                    .hasCauseInstanceOf(PolicyException.class)
                    .hasMessageContaining("200")
                    .hasMessageContaining("128");
            assertThat(completion(generator, Samples.ids(100, 1), 20, 1).join().ids()).hasSize(20);
        }
    }

    /// spec/determinism.md holds for shared prefixes of any length too: one, two and four queries are
    /// taken through a shared block at a time.
    @ParameterizedTest
    @EnumSource(Family.class)
    void generate_groupWithOnePrompt_sameBitsAsAlone(Family family) {
        var prompt = Samples.ids(150, 7);
        var alone = new ArrayList<Completion>();
        for (int i = 0; i < 7; i++) {
            try (var generator = generator(Samples.weights(family, 1), DType.BF16, 1)) {
                alone.add(completion(generator, prompt, 30, i).join());
            }
        }
        try (var generator = generator(Samples.weights(family, 1), DType.BF16, 7)) {
            var group =
                    IntStream.range(0, 7)
                            .mapToObj(i -> completion(generator, prompt, 30, i))
                            .toList();
            for (int i = 0; i < 7; i++) {
                assertThat(group.get(i).join().ids()).isEqualTo(alone.get(i).ids());
                assertThat(group.get(i).join().logprobs()).isEqualTo(alone.get(i).logprobs());
            }
        }
    }
}
