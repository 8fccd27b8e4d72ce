package dev.envtune.policy.generate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.policy.generate.Completion.Finish;
import dev.envtune.policy.model.Family;
import dev.envtune.policy.model.ModelFolder;
import dev.envtune.policy.model.ReferenceModels;
import dev.envtune.policy.model.Samples;
import dev.envtune.policy.model.Weights;
import dev.envtune.policy.torch.DType;
import dev.envtune.policy.torch.LibTorch;
import dev.envtune.policy.train.Learner;
import dev.envtune.policy.train.Precision;
import dev.envtune.policy.train.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a generator does, whatever engine it has.
abstract class GeneratorContract {
    /// Memory for keys and values that is enough for everything here.
    static final long PLENTY = 1 << 26;

    abstract Engine engine(Weights weights, DType type, int sequences, long cacheBytes);

    @ParameterizedTest
    @ValueSource(strings = {"qwen2-tied", "qwen2-untied", "qwen3", "llama3"})
    void generate_greedyFromReferencePrompt_tokensOfTransformers(String name) {
        var folder = ReferenceModels.folder(name);
        var expected = ReferenceModels.expected(folder);
        var prompt = Arrays.copyOfRange(ReferenceModels.ints(expected, "input_ids"), 200, 331);
        try (var generator = generator(ModelFolder.load(folder), DType.F32, 1)) {
            var completion =
                    generator
                            .generate(generator.open(), prompt, Sampling.greedy(40, Set.of()))
                            .join();

            assertThat(completion.ids()).isEqualTo(ReferenceModels.ints(expected, "greedy"));
            assertThat(completion.finish()).isEqualTo(Finish.LENGTH);
        }
    }

    /// spec/determinism.md: tokens and logprobs are bit-equal for any batch.
    @ParameterizedTest
    @EnumSource(
            value = DType.class,
            names = {"F32", "BF16"})
    void generate_batchesOf1To64_sameBits(DType type) {
        Completion alone = null;
        for (int batch : new int[] {1, 2, 7, 16, 33, 64}) {
            try (var generator = generator(Samples.weights(Family.QWEN2, 1), type, 64)) {
                var completions = new ArrayList<CompletableFuture<Completion>>();
                for (int i = 0; i < batch; i++) {
                    completions.add(
                            generator.generate(
                                    generator.open(),
                                    Samples.ids(20 + 13 * i % 90, i),
                                    Sampling.plain(40, Set.of(), i)));
                }
                var first = completions.getFirst().join();
                completions.forEach(CompletableFuture::join);
                alone = alone == null ? first : alone;

                assertThat(first.ids()).as("batch %d", batch).isEqualTo(alone.ids());
                assertThat(first.logprobs()).as("batch %d", batch).isEqualTo(alone.logprobs());
            }
        }
    }

    /// Attention takes the keys in blocks of 512: this sequence stays in the first, its neighbour does not.
    @ParameterizedTest
    @EnumSource(Family.class)
    void generate_besideALongerSequence_sameBitsAsAlone(Family family) {
        var alone = alone(family, 300, 40);
        try (var generator = generator(Samples.weights(family, 1), DType.F32, 2)) {
            var longer = completion(generator, Samples.ids(900, 2), 100, 6);
            var beside = completion(generator, Samples.ids(300, 1), 40, 5).join();
            longer.join();

            assertThat(beside.ids()).isEqualTo(alone.ids());
            assertThat(beside.logprobs()).isEqualTo(alone.logprobs());
        }
    }

    @ParameterizedTest
    @EnumSource(Family.class)
    void generate_severalTurns_logprobsOfTheLearner(Family family) {
        var weights = Samples.weights(family, 4);
        var ids = IntStream.builder();
        var sampled = new ArrayList<Float>();
        var tokenWeights = new ArrayList<Float>();
        try (var generator = generator(weights, DType.F32, 4);
                var learner = new Learner(weights, Precision.of(DType.F32), 4096)) {
            var sequence = generator.open();
            for (int turn = 0; turn < 3; turn++) {
                var prompt = Samples.ids(150 + turn, turn);
                var completion =
                        generator
                                .generate(sequence, prompt, Sampling.plain(60, Set.of(), 9))
                                .join();
                for (int id : prompt) {
                    ids.add(id);
                    tokenWeights.add(0f);
                }
                for (int i = 0; i < completion.ids().length; i++) {
                    ids.add(completion.ids()[i]);
                    tokenWeights.add(1f);
                    sampled.add(completion.logprobs()[i]);
                }
            }
            var row = new Row(ids.build().toArray(), floats(tokenWeights));

            var recomputed = learner.scorer().logprobs(List.of(row), 1).getFirst();

            double sum = 0;
            for (int i = 0; i < recomputed.length; i++) {
                double difference = Math.abs(recomputed[i] - sampled.get(i));
                assertThat(difference).isLessThanOrEqualTo(1e-5);
                sum += difference;
            }
            assertThat(sum / recomputed.length).isLessThanOrEqualTo(1e-6);
        } finally {
            LibTorch.instance().run(weights::close);
        }
    }

    @Test
    void generate_promptSharedWithLiveSequence_sameBitsAsAlone() {
        var alone = alone(Family.QWEN2, 300, 30);
        try (var generator = generator(Samples.weights(Family.QWEN2, 1), DType.F32, 4)) {
            completion(generator, Samples.ids(300, 1), 30, 1).join();

            var second = completion(generator, Samples.ids(300, 1), 30, 5).join();

            assertThat(second.ids()).isEqualTo(alone.ids());
            assertThat(second.logprobs()).isEqualTo(alone.logprobs());
        }
    }

    @Test
    void generate_moreSequencesThanPlaces_othersWaitAndGetTheirTurn() {
        try (var generator = generator(Samples.weights(Family.QWEN2, 1), DType.F32, 16)) {
            var sequences = IntStream.range(0, 40).mapToObj(_ -> generator.open()).toList();
            var completions = new ArrayList<CompletableFuture<Completion>>();
            for (var sequence : sequences) {
                var completion =
                        generator.generate(
                                sequence, Samples.ids(9, 1), Sampling.plain(9, Set.of(), 1));
                completions.add(completion.whenComplete((_, _) -> generator.close(sequence)));
            }

            assertThat(completions)
                    .allSatisfy(
                            completion ->
                                    assertThat(completion.join().ids())
                                            .isEqualTo(completions.getFirst().join().ids()));
            assertThat(generator.waiting()).isZero();
        }
    }

    @Test
    void generate_stopToken_isLastAndPartOfTheMessage() {
        try (var generator = generator(Samples.weights(Family.QWEN2, 1), DType.F32, 1)) {
            var free =
                    generator
                            .generate(
                                    generator.open(),
                                    Samples.ids(9, 1),
                                    Sampling.plain(30, Set.of(), 1))
                            .join();
            int stop = free.ids()[7];

            var stopped =
                    generator
                            .generate(
                                    generator.open(),
                                    Samples.ids(9, 1),
                                    Sampling.plain(30, Set.of(stop), 1))
                            .join();

            assertThat(stopped.finish()).isEqualTo(Finish.STOP);
            assertThat(stopped.ids()).endsWith(stop).hasSizeLessThanOrEqualTo(8);
        }
    }

    @Test
    void generate_windowFull_endsSo() {
        try (var generator = generator(Samples.weights(Family.QWEN2, 1), DType.F32, 1)) {
            var completion =
                    generator
                            .generate(
                                    generator.open(),
                                    Samples.ids(1020, 1),
                                    Sampling.plain(30, Set.of(), 1))
                            .join();

            assertThat(completion.finish()).isEqualTo(Finish.WINDOW);
            assertThat(completion.ids()).hasSize(4);
        }
    }

    @Test
    void generate_topKOfOne_isGreedy() {
        try (var generator = generator(Samples.weights(Family.QWEN2, 1), DType.F32, 1)) {
            var greedy =
                    generator
                            .generate(
                                    generator.open(),
                                    Samples.ids(9, 1),
                                    Sampling.greedy(20, Set.of()))
                            .join();
            var narrow =
                    generator
                            .generate(
                                    generator.open(),
                                    Samples.ids(9, 1),
                                    new Sampling(1, 1, 1, 20, Set.of(), 3))
                            .join();

            assertThat(narrow.ids()).isEqualTo(greedy.ids());
            assertThat(narrow.logprobs()).containsOnly(0f);
        }
    }

    private Completion alone(Family family, int promptTokens, int tokens) {
        try (var generator = generator(Samples.weights(family, 1), DType.F32, 2)) {
            return completion(generator, Samples.ids(promptTokens, 1), tokens, 5).join();
        }
    }

    static CompletableFuture<Completion> completion(
            Generator generator, int[] prompt, int tokens, long seed) {
        var sampling = Sampling.plain(tokens, Set.of(), seed);
        return generator.generate(generator.open(), prompt, sampling);
    }

    Generator generator(Weights weights, DType type, int sequences) {
        return generator(weights, type, sequences, PLENTY);
    }

    Generator generator(Weights weights, DType type, int sequences, long cacheBytes) {
        return new Generator(
                () -> engine(weights.cast(type), type, sequences, cacheBytes),
                weights.config().window(),
                sequences);
    }

    private static float[] floats(List<Float> values) {
        var array = new float[values.size()];
        for (int i = 0; i < array.length; i++) {
            array[i] = values.get(i);
        }
        return array;
    }
}
