package dev.envtune.policy.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.policy.model.Family;
import dev.envtune.policy.model.ModelConfig;
import dev.envtune.policy.model.Rope;
import dev.envtune.policy.model.Samples;
import dev.envtune.policy.model.Weights;
import dev.envtune.policy.torch.DType;
import dev.envtune.policy.torch.LibTorch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// spec/determinism.md: tokens and logprobs are bit-equal for any batch on one machine, for all families,
/// whether a prefix is shared or computed.
class DeterminismTest {
    private static final int TOKENS = 12;

    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"F32", "BF16"})
    void holds_onThisProcessor(DType type) {
        assertThat(BatchInvariance.holds(type)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "QWEN2, 4, 1, 16, F32",
        "QWEN2, 4, 1, 16, BF16",
        "QWEN3, 4, 2, 32, F32",
        "QWEN3, 4, 2, 32, BF16",
        "LLAMA, 3, 3, 24, F32",
        "LLAMA, 3, 3, 24, BF16"
    })
    void generate_anyBatch_sameBitsAsAlone(
            Family family, int heads, int sharedHeads, int headSize, DType type) {
        var config = config(family, heads, sharedHeads, headSize);
        var weights = LibTorch.instance().call(() -> Weights.of(config, Samples.values(config, 1)));
        try {
            var alone = new ArrayList<Completion>();
            for (int i = 0; i < 4; i++) {
                try (var generator = generator(weights, type, 1)) {
                    alone.add(message(generator, i).join());
                }
            }
            for (int batch : new int[] {2, 5, 16, 33, 64}) {
                try (var generator = generator(weights, type, 65)) {
                    var messages = messages(generator, batch);
                    for (int i = 0; i < batch; i++) {
                        var message = messages.get(i).join();
                        if (i < alone.size()) {
                            assertSameBits(message, alone.get(i), "%d of %d".formatted(i, batch));
                        }
                    }
                    // After the others, from what is left of them in the cache.
                    assertSameBits(message(generator, 1).join(), alone.get(1), "late");
                }
            }
        } finally {
            LibTorch.instance().run(weights::close);
        }
    }

    private static void assertSameBits(Completion got, Completion wanted, String which) {
        assertThat(got.ids()).as(which).isEqualTo(wanted.ids());
        assertThat(got.logprobs()).as(which).isEqualTo(wanted.logprobs());
    }

    /// All at once, so that they are one batch.
    private static ArrayList<CompletableFuture<Completion>> messages(
            Generator generator, int count) {
        return LibTorch.instance()
                .call(
                        () -> {
                            var messages = new ArrayList<CompletableFuture<Completion>>();
                            for (int i = 0; i < count; i++) {
                                messages.add(message(generator, i));
                            }
                            return messages;
                        });
    }

    /// Prompts of 270 to 560 tokens, which begin alike for 257 or more of them; every fourth is all the same.
    private static CompletableFuture<Completion> message(Generator generator, int index) {
        int own = index % 4 == 3 ? 0 : index;
        var shared = IntStream.of(Samples.ids(257 + own % 3 * 128, 7));
        var rest = Arrays.stream(Samples.ids(13 + own * 11 % 40, own));
        var prompt = IntStream.concat(shared, rest).toArray();
        return generator.generate(
                generator.open(), prompt, Sampling.plain(TOKENS, Set.of(), index));
    }

    private static ModelConfig config(Family family, int heads, int sharedHeads, int headSize) {
        return new ModelConfig(
                family,
                Samples.VOCABULARY,
                48,
                56,
                2,
                heads,
                sharedHeads,
                headSize,
                1024,
                1e-6,
                new Rope(10_000, null),
                true,
                family == Family.QWEN2);
    }

    private static Generator generator(Weights weights, DType type, int sequences) {
        return LibTorch.instance().call(() -> new Generator(weights.cast(type), type, sequences));
    }
}
