package dev.envtune.policy.train;

import dev.envtune.policy.lora.AdaptedWeights;
import dev.envtune.policy.model.Weights;
import dev.envtune.policy.torch.Decoder.Argument;
import dev.envtune.policy.torch.LibTorch;
import dev.envtune.policy.torch.Scope;
import dev.envtune.policy.torch.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Computes gradients of a policy's weights and updates them. Gradients add up over calls
/// until [#update].
public final class Learner implements AutoCloseable {
    private final LibTorch torch = LibTorch.instance();
    private final AdaptedWeights model;
    private final Passes passes;
    private final int layersAtOnce;
    private final OptimizerState state;

    /// A learner that keeps the activations of all layers.
    ///
    /// @param tokenBudget tokens of a micro-batch, padding included and shared prefixes once
    public Learner(Weights weights, Precision precision, int tokenBudget) {
        this(weights, precision, tokenBudget, weights.config().layers());
    }

    /// @param tokenBudget tokens of a micro-batch, padding included and shared prefixes once
    /// @param layersAtOnce whose activations are kept; fewer than all means activation checkpointing
    public Learner(Weights weights, Precision precision, int tokenBudget, int layersAtOnce) {
        this(AdaptedWeights.plain(weights), precision, tokenBudget, layersAtOnce);
    }

    /// @param tokenBudget tokens of a micro-batch, padding included and shared prefixes once
    /// @param layersAtOnce whose activations are kept; fewer than all means activation checkpointing
    public Learner(AdaptedWeights model, Precision precision, int tokenBudget, int layersAtOnce) {
        this.model = model;
        this.layersAtOnce = layersAtOnce;
        this.passes = new Passes(model, precision, tokenBudget);
        this.state =
                torch.call(
                        () -> {
                            model.parameters().forEach(Tensor::requireGradient);
                            return new OptimizerState(model.parameters());
                        });
    }

    /// Scores rows by these weights as they are.
    public Scorer scorer() {
        return new Scorer(passes);
    }

    /// Adds the gradients of the weighted sum of negative logprobs.
    public Supervised supervised(List<Row> rows) {
        var logprobs = Passes.perTarget(rows);
        var weightsOfTargets = rows.stream().map(Learner::targetWeights).toList();
        double loss =
                torch.call(
                        () ->
                                differentiate(
                                        rows,
                                        "supervised",
                                        (targets, scope) ->
                                                List.of(
                                                        vector(targets, weightsOfTargets, scope),
                                                        passes.headType(scope)),
                                        (targets, results) -> {
                                            targets.put(results.get(1).floats(), 0, logprobs);
                                        }));
        return new Supervised(loss, logprobs);
    }

    /// Adds the gradients of the policy loss.
    public TokenLosses policy(List<PolicyRow> policyRows, PolicyLoss loss) {
        var rows = policyRows.stream().map(PolicyRow::row).toList();
        var old = policyRows.stream().map(PolicyRow::old).toList();
        var reference = policyRows.stream().map(PolicyRow::reference).toList();
        var advantages = policyRows.stream().map(PolicyRow::advantages).toList();
        var targetWeights = rows.stream().map(Learner::targetWeights).toList();
        var parts = new ArrayList<List<float[]>>();
        for (int i = 0; i < 6; i++) {
            parts.add(Passes.perTarget(rows));
        }
        double sum =
                torch.call(
                        () ->
                                differentiate(
                                        rows,
                                        "policy",
                                        (targets, scope) ->
                                                List.of(
                                                        vector(targets, old, scope),
                                                        vector(targets, reference, scope),
                                                        vector(targets, advantages, scope),
                                                        vector(targets, targetWeights, scope),
                                                        one(
                                                                scope.doubles(
                                                                        loss.clipLow(),
                                                                        loss.clipHigh(),
                                                                        loss.dualClip(),
                                                                        loss.klCoefficient(),
                                                                        loss.entropyCoefficient(),
                                                                        loss.temperature())),
                                                        passes.headType(scope)),
                                        (targets, results) -> {
                                            var values = results.get(1).floats();
                                            for (int i = 0; i < parts.size(); i++) {
                                                targets.put(
                                                        values, i * targets.size(), parts.get(i));
                                            }
                                        }));
        return new TokenLosses(
                sum,
                parts.get(0),
                parts.get(1),
                parts.get(2),
                parts.get(3),
                parts.get(4),
                parts.get(5));
    }

    /// Clips the gathered gradients by their global norm, updates the weights and forgets the gradients.
    ///
    /// @return the global norm before clipping; where it is not finite, nothing is updated
    public double update(AdamW optimizer) {
        return torch.call(() -> state.update(optimizer));
    }

    public AdaptedWeights model() {
        return model;
    }

    public OptimizerState state() {
        return state;
    }

    private interface HeadArguments {
        List<Argument> of(Targets targets, Scope scope);
    }

    private interface HeadResults {
        void take(Targets targets, List<Tensor> results);
    }

    private double differentiate(
            List<Row> rows, String method, HeadArguments arguments, HeadResults results) {
        double[] loss = {0};
        passes.forEachMicroBatch(
                rows,
                (batch, forward, scope) -> {
                    var chunks = passes.chunks(rows, batch);
                    if (chunks.isEmpty()) {
                        return;
                    }
                    var pass = forward.pass(layersAtOnce);
                    for (var targets : chunks) {
                        try (var local = scope.child()) {
                            var outcome =
                                    torch.decoder()
                                            .differentiate(
                                                    method,
                                                    local,
                                                    passes.head(
                                                            pass.hidden(),
                                                            targets,
                                                            local,
                                                            arguments.of(targets, local)));
                            loss[0] += outcome.getFirst().item();
                            results.take(targets, outcome);
                            outcome.get(2).backward(outcome.get(3));
                        }
                    }
                    pass.back().run();
                });
        return loss[0];
    }

    private static Argument vector(Targets targets, List<float[]> values, Scope scope) {
        return one(scope.floats(targets.pick(values), targets.size()));
    }

    private static Argument one(Tensor tensor) {
        return new Argument.One(tensor);
    }

    private static float[] targetWeights(Row row) {
        var positions = row.targets();
        var values = new float[positions.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = row.weights()[positions[i]];
        }
        return values;
    }

    @Override
    public void close() {
        torch.run(state::close);
    }
}
