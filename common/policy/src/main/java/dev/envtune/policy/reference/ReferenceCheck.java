package dev.envtune.policy.reference;

import dev.envtune.policy.PolicyException;
import dev.envtune.policy.generate.Generator;
import dev.envtune.policy.generate.Sampling;
import dev.envtune.policy.model.ModelFolder;
import dev.envtune.policy.model.ParameterLayout;
import dev.envtune.policy.model.Weights;
import dev.envtune.policy.torch.DType;
import dev.envtune.policy.torch.LibTorch;
import dev.envtune.policy.train.Learner;
import dev.envtune.policy.train.Precision;
import dev.envtune.policy.train.Row;
import dev.envtune.policy.train.Scorer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Computes with the code that trains and generates what a [ReferenceFolder] holds, and measures the
/// differences.
public final class ReferenceCheck {
    private static final double LOGITS = 1e-4;
    private static final double LOSS = 1e-5;
    private static final double GRADIENT = 1e-3;
    private static final double BF16_LOGITS = 0.08;
    private static final int TOKEN_BUDGET = 4096;

    private final Weights weights;
    private final ReferenceFolder expected;
    private final List<Measure> measures = new ArrayList<>();

    private ReferenceCheck(Weights weights, ReferenceFolder expected) {
        this.weights = weights;
        this.expected = expected;
    }

    /// Measures logits, logprobs, loss, the gradient of every parameter, logits in bfloat16, and the greedy
    /// continuation, in this order.
    ///
    /// @throws PolicyException if the model or its reference cannot be used
    public static List<Measure> of(Path folder) {
        var weights = ModelFolder.load(folder);
        try {
            var check = new ReferenceCheck(weights, ReferenceFolder.open(folder, weights.config()));
            check.logits();
            check.learning();
            check.bf16();
            check.greedy();
            return List.copyOf(check.measures);
        } finally {
            LibTorch.instance().run(weights::close);
        }
    }

    private void logits() {
        var exact = new Scorer(weights, Precision.of(DType.F32), TOKEN_BUDGET);
        var largest = new Largest("logits", LOGITS);
        compareLastLogits(exact, expected.lastLogits(), largest);
        var wholeRow = expected.rows().get(ReferenceFolder.WHOLE_ROW);
        var row = longerByOne(wholeRow, 1);
        var got = exact.logits(List.of(row)).getFirst();
        var wanted = expected.wholeRowLogits();
        for (int i = 0; i < wanted.length; i++) {
            largest.add(got[i], wanted[i], ReferenceFolder.WHOLE_ROW, i / vocabulary());
        }
        measures.add(largest.measure());
    }

    private void compareLastLogits(Scorer scorer, float[] wanted, Largest largest) {
        var rows = new ArrayList<Row>();
        for (var ids : expected.rows()) {
            rows.add(longerByOne(ids, ids.length));
        }
        var got = scorer.logits(rows);
        for (int r = 0; r < rows.size(); r++) {
            for (int i = 0; i < vocabulary(); i++) {
                int last = expected.rows().get(r).length - 1;
                largest.add(got.get(r)[i], wanted[r * vocabulary() + i], r, last);
            }
        }
    }

    private int vocabulary() {
        return weights.config().vocabulary();
    }

    /// Logits are those of targets: one more token, whichever, makes the last token's logits some.
    ///
    /// @param from the first position that is a target
    private static Row longerByOne(int[] ids, int from) {
        var targets = new float[ids.length + 1];
        Arrays.fill(targets, from, targets.length, 1);
        return new Row(Arrays.copyOf(ids, ids.length + 1), targets);
    }

    private void learning() {
        try (var learner = new Learner(weights, Precision.of(DType.F32), TOKEN_BUDGET)) {
            var largest = new Largest("logprobs", LOGITS);
            var unweighted = new ArrayList<Row>();
            var weighted = new ArrayList<Row>();
            for (int r = 0; r < expected.rows().size(); r++) {
                var ids = expected.rows().get(r);
                var ones = new float[ids.length];
                Arrays.fill(ones, 1);
                unweighted.add(new Row(ids, ones));
                var given = new float[ids.length];
                System.arraycopy(expected.weights().get(r), 0, given, 1, ids.length - 1);
                weighted.add(new Row(ids, given));
            }
            var logprobs = learner.scorer().logprobs(unweighted, 1);
            for (int r = 0; r < logprobs.size(); r++) {
                var wanted = expected.logprobs().get(r);
                for (int i = 0; i < wanted.length; i++) {
                    largest.add(logprobs.get(r)[i], wanted[i], r, i + 1);
                }
            }
            measures.add(largest.measure());

            double loss = -learner.supervised(weighted).loss() / expected.targets();
            double difference = Math.abs(loss - expected.loss());
            measures.add(new Measure("loss", difference, LOSS, ""));
            LibTorch.instance().run(this::gradients);
        }
    }

    /// Those of the sum of negative logprobs are with the parameters; the reference is a mean of logprobs.
    private void gradients() {
        double factor = -1.0 / expected.targets();
        try (var scope = LibTorch.scope()) {
            var entries = ParameterLayout.of(weights.config()).entries();
            for (int i = 0; i < entries.size(); i++) {
                var got = weights.parameters().get(i).gradient(scope).floats();
                var wanted = expected.gradient(entries.get(i));
                double error = relativeError(got, factor, wanted);
                measures.add(new Measure("grad." + entries.get(i).name(), error, GRADIENT, ""));
            }
        }
    }

    private static double relativeError(float[] got, double factor, float[] wanted) {
        double difference = 0;
        double norm = 0;
        for (int i = 0; i < got.length; i++) {
            difference += Math.pow(got[i] * factor - wanted[i], 2);
            norm += Math.pow(wanted[i], 2);
        }
        return difference == 0 ? 0 : Math.sqrt(difference / norm);
    }

    private void bf16() {
        var largest = new Largest("bf16 logits", BF16_LOGITS);
        var scorer = new Scorer(weights, Precision.of(DType.BF16), TOKEN_BUDGET);
        compareLastLogits(scorer, expected.lastLogitsInBf16(), largest);
        measures.add(largest.measure());
    }

    private void greedy() {
        var wanted = expected.greedy();
        var copy = LibTorch.instance().call(() -> weights.cast(DType.F32));
        try (var generator = new Generator(copy, DType.F32, 1)) {
            var prompt = expected.rows().get(ReferenceFolder.WHOLE_ROW);
            var sampling = Sampling.greedy(wanted.length, Set.of());
            var got = generator.generate(generator.open(), prompt, sampling).join().ids();
            int first = Arrays.mismatch(got, wanted);
            int differing = first < 0 ? 0 : Math.max(got.length, wanted.length) - first;
            var place = first < 0 ? "" : "from token " + first;
            measures.add(new Measure("greedy", differing, 0, place));
        }
    }
}
