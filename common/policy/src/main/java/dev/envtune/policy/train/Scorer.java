package dev.envtune.policy.train;

import dev.envtune.policy.lora.AdaptedWeights;
import dev.envtune.policy.model.Weights;
import dev.envtune.policy.torch.Decoder.Argument;
import dev.envtune.policy.torch.LibTorch;
import dev.envtune.policy.torch.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/// Scores the targets of rows by a policy's weights, without gradients.
public final class Scorer {
    private final LibTorch torch = LibTorch.instance();
    private final Passes passes;

    /// @param tokenBudget tokens of a micro-batch, padding included and shared prefixes once
    public Scorer(Weights weights, Precision precision, int tokenBudget) {
        this(AdaptedWeights.plain(weights), precision, tokenBudget);
    }

    /// @param tokenBudget tokens of a micro-batch, padding included and shared prefixes once
    public Scorer(AdaptedWeights model, Precision precision, int tokenBudget) {
        this(new Passes(model, precision, tokenBudget));
    }

    Scorer(Passes passes) {
        this.passes = passes;
    }

    /// Logprobs of the rows' targets.
    ///
    /// @return (targets) for each row
    public List<float[]> logprobs(List<Row> rows, double temperature) {
        return scored(
                rows, "logprobs", scope -> List.of(new Argument.One(scope.doubles(temperature))));
    }

    /// Whether each target is the most likely token, 1 or 0.
    ///
    /// @return (targets) for each row
    public List<float[]> hits(List<Row> rows) {
        return scored(rows, "hits", _ -> List.of());
    }

    /// Logits of all tokens, where each row's targets stand.
    ///
    /// @return (targets * vocabulary) for each row, target by target
    public List<float[]> logits(List<Row> rows) {
        int vocabulary = passes.vocabulary();
        var result =
                rows.stream().map(row -> new float[row.targets().length * vocabulary]).toList();
        score(
                rows,
                "logits_at",
                _ -> List.of(),
                (targets, logits) -> {
                    for (int i = 0; i < targets.size(); i++) {
                        System.arraycopy(
                                logits,
                                i * vocabulary,
                                result.get(targets.rows()[i]),
                                targets.ordinals()[i] * vocabulary,
                                vocabulary);
                    }
                });
        return result;
    }

    private List<float[]> scored(
            List<Row> rows, String method, Function<Scope, List<Argument>> settings) {
        var result = Passes.perTarget(rows);
        score(rows, method, settings, (targets, values) -> targets.put(values, 0, result));
        return result;
    }

    private void score(
            List<Row> rows,
            String method,
            Function<Scope, List<Argument>> settings,
            BiConsumer<Targets, float[]> taker) {
        torch.run(
                () ->
                        passes.forEachMicroBatch(
                                rows,
                                (batch, forward, scope) -> {
                                    var hidden = forward.hidden();
                                    for (var targets : passes.chunks(rows, batch)) {
                                        var more = new ArrayList<>(settings.apply(scope));
                                        more.add(passes.headType(scope));
                                        var arguments = passes.head(hidden, targets, scope, more);
                                        var values =
                                                torch.decoder()
                                                        .run(method, scope, arguments)
                                                        .getFirst();
                                        taker.accept(targets, values.floats());
                                    }
                                }));
    }
}
