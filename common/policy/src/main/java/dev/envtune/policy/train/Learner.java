package dev.envtune.policy.train;

import dev.envtune.policy.model.Weights;
import dev.envtune.policy.torch.DType;
import dev.envtune.policy.torch.Decoder.Argument;
import dev.envtune.policy.torch.LibTorch;
import dev.envtune.policy.torch.Scope;
import dev.envtune.policy.torch.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Computes logprobs and gradients of a policy's weights and updates them. Gradients add up over calls
/// until [#update].
public final class Learner implements AutoCloseable {
    private final LibTorch torch = LibTorch.instance();
    private final Weights weights;
    private final Precision precision;
    private final int tokenBudget;
    private final int layersAtOnce;
    private final OptimizerState state;

    /// Element types of a pass. Weights and gradients are float32.
    ///
    /// @param layers of embedding and layers
    /// @param head of the head's product; its logits are float32 in any case
    public record Precision(DType layers, DType head) {
        /// As reinforcement learning needs it: exact logits.
        public static Precision of(DType layers) {
            return new Precision(layers, DType.F32);
        }
    }

    /// A learner that keeps the activations of all layers.
    ///
    /// @param tokenBudget padded tokens of a micro-batch
    public Learner(Weights weights, Precision precision, int tokenBudget) {
        this(weights, precision, tokenBudget, weights.config().layers());
    }

    /// @param tokenBudget padded tokens of a micro-batch
    /// @param layersAtOnce whose activations are kept; fewer than all means activation checkpointing
    public Learner(Weights weights, Precision precision, int tokenBudget, int layersAtOnce) {
        this.weights = weights;
        this.layersAtOnce = layersAtOnce;
        this.precision = precision;
        this.tokenBudget = tokenBudget;
        this.state =
                torch.call(
                        () -> {
                            weights.parameters().forEach(Tensor::requireGradient);
                            return new OptimizerState(weights);
                        });
    }

    /// Logprobs of the rows' targets, without gradients.
    public List<float[]> logprobs(List<Row> rows, double temperature) {
        return scored(rows, "logprobs", scope -> List.of(one(scope.doubles(temperature))));
    }

    /// Whether each target is the most likely token, 1 or 0, without gradients.
    public List<float[]> hits(List<Row> rows) {
        return scored(rows, "hits", _ -> List.of());
    }

    private List<float[]> scored(
            List<Row> rows, String method, Function<Scope, List<Argument>> settings) {
        var result = perTarget(rows);
        torch.run(
                () ->
                        forEachMicroBatch(
                                rows,
                                (batch, forward, scope) -> {
                                    var hidden = forward.hidden();
                                    for (var targets : chunks(rows, batch)) {
                                        var more = new ArrayList<>(settings.apply(scope));
                                        more.add(headType(scope));
                                        var values =
                                                torch.decoder()
                                                        .run(
                                                                method,
                                                                scope,
                                                                head(hidden, targets, scope, more))
                                                        .getFirst();
                                        targets.put(values.floats(), 0, result);
                                    }
                                }));
        return result;
    }

    /// Adds the gradients of the weighted sum of negative logprobs.
    public Supervised supervised(List<Row> rows) {
        var logprobs = perTarget(rows);
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
                                                        headType(scope)),
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
            parts.add(perTarget(rows));
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
                                                        headType(scope)),
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

    public Weights weights() {
        return weights;
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

    private interface Work {
        void on(MicroBatch batch, Forward forward, Scope scope);
    }

    private double differentiate(
            List<Row> rows, String method, HeadArguments arguments, HeadResults results) {
        double[] loss = {0};
        forEachMicroBatch(
                rows,
                (batch, forward, scope) -> {
                    var chunks = chunks(rows, batch);
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
                                                    head(
                                                            pass.hidden(),
                                                            targets,
                                                            local,
                                                            arguments.of(targets, local)));
                            loss[0] += outcome.getFirst().item();
                            results.take(targets, outcome);
                            outcome.getFirst().backward(local.scalar(1));
                        }
                    }
                    pass.back().run();
                });
        return loss[0];
    }

    private void forEachMicroBatch(List<Row> rows, Work work) {
        for (var batch : MicroBatch.pack(rows, tokenBudget)) {
            try (var scope = LibTorch.scope()) {
                var packed = new PackedBatch(weights.config(), rows, batch, scope);
                work.on(batch, new Forward(weights, packed, precision.layers(), scope), scope);
            }
        }
    }

    /// Keeps a chunk's logits to some 32 MiB.
    private List<Targets> chunks(List<Row> rows, MicroBatch batch) {
        return Targets.chunks(rows, batch, Math.max(16, (8 << 20) / weights.config().vocabulary()));
    }

    private Argument[] head(Tensor hidden, Targets targets, Scope scope, List<Argument> more) {
        var arguments = new ArrayList<Argument>();
        arguments.add(one(hidden));
        arguments.add(one(scope.longs(targets.at())));
        arguments.add(one(scope.longs(targets.ids())));
        arguments.add(weights.lastNorm());
        arguments.add(weights.head());
        arguments.add(weights.epsilon());
        arguments.addAll(more);
        return arguments.toArray(Argument[]::new);
    }

    private Argument headType(Scope scope) {
        return one(scope.longs(precision.head().torchCode()));
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

    private static List<float[]> perTarget(List<Row> rows) {
        return rows.stream().map(row -> new float[row.targets().length]).toList();
    }

    @Override
    public void close() {
        torch.run(state::close);
    }
}
