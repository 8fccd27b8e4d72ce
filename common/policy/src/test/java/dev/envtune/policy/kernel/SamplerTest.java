package dev.envtune.policy.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SamplerTest {
    private static final int VOCABULARY = 301;

    private final float[] logits = logits();

    private static float[] logits() {
        var random = new Random(5);
        var logits = new float[VOCABULARY];
        for (int i = 0; i < VOCABULARY; i++) {
            logits[i] = (float) (3 * random.nextGaussian());
        }
        return logits;
    }

    /// As they lie in the model's results: with padding that must not be drawn.
    private static float[] row(float[] logits) {
        var row = new float[Lanes.padded(VOCABULARY)];
        System.arraycopy(logits, 0, row, 0, VOCABULARY);
        for (int i = VOCABULARY; i < row.length; i++) {
            row[i] = 100;
        }
        return row;
    }

    private Sampler.Drawn draw(double uniform, double temperature, double topP, int topK) {
        return Sampler.draw(row(logits), 0, VOCABULARY, (float) uniform, temperature, topP, topK);
    }

    private double[] probabilities(double temperature) {
        var weights =
                IntStream.range(0, VOCABULARY)
                        .mapToDouble(i -> Math.exp(logits[i] / temperature))
                        .toArray();
        double total = IntStream.range(0, VOCABULARY).mapToDouble(i -> weights[i]).sum();
        return IntStream.range(0, VOCABULARY).mapToDouble(i -> weights[i] / total).toArray();
    }

    @Test
    void draw_anyUniform_isTheInverseDistributionFunction() {
        for (double temperature : new double[] {0.5, 1, 1.7}) {
            var p = probabilities(temperature);
            for (int step = 0; step < 1000; step++) {
                double uniform = step / 1000.0;
                var drawn = draw(uniform, temperature, 1, 0);

                double before = IntStream.range(0, drawn.token()).mapToDouble(i -> p[i]).sum();
                assertThat(uniform).isBetween(before - 1e-5, before + p[drawn.token()] + 1e-5);
                assertThat((double) drawn.logprob())
                        .isCloseTo(Math.log(p[drawn.token()]), within(2e-6));
            }
        }
    }

    @Test
    void draw_topK_keepsTheLikeliest() {
        var order =
                IntStream.range(0, VOCABULARY)
                        .boxed()
                        .sorted((a, b) -> Float.compare(logits[b], logits[a]))
                        .toList();
        var p = probabilities(1);
        double mass = order.subList(0, 5).stream().mapToDouble(i -> p[i]).sum();
        for (int step = 0; step < 200; step++) {
            var drawn = draw(step / 200.0, 1, 1, 5);

            assertThat(order.subList(0, 5)).contains(drawn.token());
            assertThat((double) drawn.logprob())
                    .isCloseTo(Math.log(p[drawn.token()] / mass), within(2e-6));
        }
    }

    @Test
    void draw_topP_keepsTheFewestWithThatMass() {
        var order =
                IntStream.range(0, VOCABULARY)
                        .boxed()
                        .sorted((a, b) -> Float.compare(logits[b], logits[a]))
                        .toList();
        var p = probabilities(1);
        int kept = 0;
        double mass = 0;
        while (mass < 0.8) {
            mass += p[order.get(kept++)];
        }
        var seen = new HashSet<Integer>();
        for (int step = 0; step < 5000; step++) {
            seen.add(draw(step / 5000.0, 1, 0.8, 0).token());
        }

        assertThat(seen).isSubsetOf(order.subList(0, kept)).contains(order.get(0));
        assertThat(seen).hasSizeGreaterThan(kept / 2);
    }

    @Test
    void draw_temperatureZero_takesTheLikeliestAndItsProbability() {
        var p = probabilities(1);
        int best =
                IntStream.range(0, VOCABULARY)
                        .boxed()
                        .max((a, b) -> Float.compare(logits[a], logits[b]))
                        .orElseThrow();

        var drawn = draw(0.999, 0, 1, 0);

        assertThat(drawn.token()).isEqualTo(best);
        assertThat((double) drawn.logprob()).isCloseTo(Math.log(p[best]), within(2e-6));
    }
}
