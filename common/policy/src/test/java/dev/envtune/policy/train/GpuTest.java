package dev.envtune.policy.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.envtune.policy.generate.Generator;
import dev.envtune.policy.generate.Sampling;
import dev.envtune.policy.model.ModelFolder;
import dev.envtune.policy.model.ReferenceModels;
import dev.envtune.policy.model.SafeTensors;
import dev.envtune.policy.torch.DType;
import dev.envtune.policy.torch.LibTorch;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// On a GPU, against what torch computes on a processor (src/test/python/peft_reference.py).
@Tag("gpu")
class GpuTest {
    private static final LibTorch TORCH = LibTorch.instance();

    @BeforeEach
    void onlyOnGpu() {
        assumeTrue(
                TORCH.device().startsWith("cuda"),
                "libtorch finds no GPU, or ENVTUNE_DEVICE is cpu (docs/gpu.md)");
    }

    @Test
    void tensors_madeInJava_areReadBack() {
        TORCH.run(
                () -> {
                    try (var scope = LibTorch.scope()) {
                        assertThat(scope.floats(new float[] {1, -2.5f}, 2).floats())
                                .containsExactly(1, -2.5f);
                        assertThat(scope.longs(3L, 1L << 40).longs()).containsExactly(3L, 1L << 40);
                        var tensor = scope.zeros(DType.F32, 3);
                        tensor.set(new float[] {1, 2, 3});
                        assertThat(tensor.floats()).containsExactly(1, 2, 3);
                    }
                });
    }

    @Test
    void generate_greedy_asOnAProcessor() {
        var expected = expected();
        var wanted = ReferenceModels.ints(expected, "greedy");
        var row = Arrays.copyOf(ReferenceModels.ints(expected, "ids"), 20);
        var weights = ModelFolder.load(PeftTest.REFERENCE.resolve("base"));
        try (var generator = TORCH.call(() -> new Generator(weights, DType.F32, 4))) {
            var sampling = Sampling.greedy(wanted.length, Set.of());

            var said = generator.generate(generator.open(), row, sampling).join();

            assertThat(said.ids()).containsExactly(wanted);
        }
    }

    @Test
    void supervised_gradientsAndUpdate_asOnAProcessor() {
        PeftTest.compareWithReference(Offset.offset(1e-3f));
        var weights = ModelFolder.load(PeftTest.REFERENCE.resolve("base"));
        try (var learner = new Learner(weights, Precision.of(DType.F32), 4096)) {
            var ids = Arrays.copyOf(ReferenceModels.ints(expected(), "ids"), 20);
            var mean = new float[20];
            Arrays.fill(mean, 1f / 19);
            var rows = List.of(new Row(ids, mean));

            double before = learner.supervised(rows).loss();
            learner.update(AdamW.of(1e-2));

            assertThat(learner.supervised(rows).loss()).isLessThan(before - 0.1);
        }
    }

    private static SafeTensors expected() {
        return SafeTensors.open(PeftTest.REFERENCE.resolve("expected.safetensors"));
    }
}
