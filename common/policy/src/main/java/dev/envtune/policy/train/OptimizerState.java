package dev.envtune.policy.train;

import dev.envtune.policy.torch.DType;
import dev.envtune.policy.torch.Decoder.Argument;
import dev.envtune.policy.torch.LibTorch;
import dev.envtune.policy.torch.Scope;
import dev.envtune.policy.torch.Tensor;
import java.util.ArrayList;
import java.util.List;

/// First and second moments of AdamW. Used on the libtorch thread.
public final class OptimizerState implements AutoCloseable {
    /// Added to the norm, as torch's clip does.
    private static final double CLIP_EPSILON = 1e-6;

    private final List<Tensor> parameters;
    private final Scope scope = LibTorch.scope();
    private final List<Tensor> first = new ArrayList<>();
    private final List<Tensor> second = new ArrayList<>();
    private int steps;

    OptimizerState(List<Tensor> parameters) {
        this.parameters = List.copyOf(parameters);
        for (var parameter : parameters) {
            first.add(scope.zeros(DType.F32, parameter.shape()));
            second.add(scope.zeros(DType.F32, parameter.shape()));
        }
    }

    double update(AdamW optimizer) {
        try (var local = LibTorch.scope()) {
            var gradients = parameters.stream().map(p -> p.gradient(local)).toList();
            var decoder = LibTorch.instance().decoder();
            double norm =
                    decoder.run("norm", local, new Argument.Many(gradients))
                            .getFirst()
                            .doubleItem();
            if (Double.isFinite(norm)) {
                steps++;
                double factor = Math.min(1, optimizer.maxNorm() / (norm + CLIP_EPSILON));
                step(optimizer, factor, gradients);
            }
            parameters.forEach(Tensor::clearGradient);
            return norm;
        }
    }

    private void step(AdamW optimizer, double factor, List<Tensor> gradients) {
        try (var local = LibTorch.scope()) {
            LibTorch.instance()
                    .decoder()
                    .run(
                            "adamw",
                            local,
                            new Argument.Many(parameters),
                            new Argument.Many(gradients),
                            new Argument.Many(first),
                            new Argument.Many(second),
                            new Argument.One(
                                    local.doubles(
                                            optimizer.learningRate(),
                                            optimizer.beta1(),
                                            optimizer.beta2(),
                                            optimizer.epsilon(),
                                            optimizer.weightDecay(),
                                            steps,
                                            factor)));
        }
    }

    /// Updates so far.
    public int steps() {
        return steps;
    }

    /// First moments of all parameters, in the order of the learner's parameters.
    public List<Tensor> first() {
        return List.copyOf(first);
    }

    /// Second moments of all parameters, in the order of the learner's parameters.
    public List<Tensor> second() {
        return List.copyOf(second);
    }

    /// Goes on from an earlier state.
    public void restore(int earlierSteps, List<float[]> earlierFirst, List<float[]> earlierSecond) {
        steps = earlierSteps;
        for (int i = 0; i < first.size(); i++) {
            first.get(i).set(earlierFirst.get(i));
            second.get(i).set(earlierSecond.get(i));
        }
    }

    /// Forgets everything, as before the first update.
    public void clear() {
        var first = parameters.stream().map(p -> new float[p.floats().length]).toList();
        restore(0, first, first);
    }

    @Override
    public void close() {
        scope.close();
    }
}
