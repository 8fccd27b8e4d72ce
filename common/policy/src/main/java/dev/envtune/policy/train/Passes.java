package dev.envtune.policy.train;

import dev.envtune.policy.lora.AdaptedWeights;
import dev.envtune.policy.torch.Decoder.Argument;
import dev.envtune.policy.torch.LibTorch;
import dev.envtune.policy.torch.Scope;
import dev.envtune.policy.torch.Tensor;
import java.util.ArrayList;
import java.util.List;

/// Takes rows through a model micro-batch by micro-batch.
final class Passes {
    private final AdaptedWeights model;
    private final Precision precision;
    private final int tokenBudget;

    Passes(AdaptedWeights model, Precision precision, int tokenBudget) {
        this.model = model;
        this.precision = precision.here();
        this.tokenBudget = tokenBudget;
    }

    int vocabulary() {
        return model.config().vocabulary();
    }

    interface Work {
        void on(MicroBatch batch, Forward forward, Scope scope);
    }

    void forEachMicroBatch(List<Row> rows, Work work) {
        for (var batch : MicroBatch.pack(rows, tokenBudget)) {
            try (var scope = LibTorch.scope()) {
                var packed = PackedBatch.of(model.config(), rows, batch, scope);
                work.on(batch, new Forward(model, packed, precision.layers(), scope), scope);
            }
        }
    }

    /// Keeps a chunk's logits to some 16 MiB, but a chunk large enough for passes over the head to pay.
    List<Targets> chunks(List<Row> rows, MicroBatch batch) {
        return Targets.chunks(rows, batch, Math.max(128, (4 << 20) / model.config().vocabulary()));
    }

    Argument[] head(Tensor hidden, Targets targets, Scope scope, List<Argument> more) {
        var arguments = new ArrayList<Argument>();
        arguments.add(new Argument.One(hidden));
        arguments.add(new Argument.One(scope.longs(targets.at())));
        arguments.add(new Argument.One(scope.longs(targets.ids())));
        arguments.add(model.weights().lastNorm());
        arguments.add(model.weights().head());
        arguments.add(model.weights().epsilon());
        arguments.addAll(more);
        return arguments.toArray(Argument[]::new);
    }

    Argument headType(Scope scope) {
        return new Argument.One(scope.longs(precision.head().torchCode()));
    }

    /// Room for one value of each target.
    static List<float[]> perTarget(List<Row> rows) {
        return rows.stream().map(row -> new float[row.targets().length]).toList();
    }
}
