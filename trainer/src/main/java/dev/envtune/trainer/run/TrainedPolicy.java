package dev.envtune.trainer.run;

import dev.envtune.policy.PolicyFolder;
import dev.envtune.policy.generate.Generator;
import dev.envtune.policy.lora.AdaptedWeights;
import dev.envtune.policy.lora.Adapter;
import dev.envtune.policy.lora.LoraShape;
import dev.envtune.policy.lora.PeftFolder;
import dev.envtune.policy.model.Weights;
import dev.envtune.policy.torch.DType;
import dev.envtune.policy.torch.LibTorch;
import dev.envtune.policy.train.Checkpoint;
import dev.envtune.policy.train.Learner;
import dev.envtune.policy.train.Precision;
import dev.envtune.policy.train.Scorer;
import dev.envtune.trainer.config.RunConfig;
import dev.envtune.worker.prompt.Prompt;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The policy that a run trains, and the reference that it is held to. With adapters the weights are held
/// once, frozen, in the precision of the matrix products: the reference shares them.
public final class TrainedPolicy implements AutoCloseable {
    private final LibTorch torch = LibTorch.instance();
    private final PolicyFolder folder;
    private final DType precision;
    private final int tokenBudget;
    private final Weights weights;
    private final @Nullable Adapter adapter;
    private final Learner learner;
    private @Nullable Reference reference;

    /// @param own frees what it does not share with the policy
    private record Reference(AdaptedWeights model, Runnable own) {}

    public TrainedPolicy(PolicyFolder folder, RunConfig config) {
        this.folder = folder;
        this.precision = config.precision();
        this.tokenBudget = config.tokenBudget();
        var shape = config.lora().shape();
        var loaded = folder.weights();
        this.adapter =
                shape.map(lora -> torch.call(() -> adapter(loaded, lora, config.seed())))
                        .orElse(null);
        this.weights = adapter == null ? loaded : torch.call(() -> frozen(loaded));
        this.learner =
                new Learner(
                        new AdaptedWeights(weights, adapter),
                        Precision.of(precision),
                        tokenBudget,
                        weights.config().layers());
    }

    private static Adapter adapter(Weights loaded, LoraShape shape, long seed) {
        return Adapter.initial(loaded.config(), shape, loaded.checksum(), seed);
    }

    private Weights frozen(Weights loaded) {
        if (precision == DType.F32) {
            return loaded;
        }
        try (loaded) {
            return loaded.cast(precision);
        }
    }

    PolicyFolder folder() {
        return folder;
    }

    /// Element type of the layers' products in training, see [Precision#here].
    public DType products() {
        return Precision.of(precision).here().layers();
    }

    Prompt prompt() {
        return Prompt.of(folder);
    }

    Learner learner() {
        return learner;
    }

    int tokenBudget() {
        return tokenBudget;
    }

    /// Whether logprobs of sampler and trainer are of the same precision, so that the sampler's serve as
    /// the old ones.
    boolean samplesExactly() {
        return precision == DType.F32;
    }

    /// Samples from the weights as they are now, adapters merged into them.
    ///
    /// @param sequences how many at once
    Generator generator(int sequences) {
        return torch.call(() -> new Generator(sampled(), precision, sequences));
    }

    private Weights sampled() {
        return adapter == null ? weights.cast(precision) : adapter.merged(weights, precision);
    }

    /// From now on the reference is the policy as it is.
    void anchor() {
        closeReference();
        reference = torch.call(this::asItIs);
    }

    private Reference asItIs() {
        if (adapter == null) {
            var copy = weights.cast(DType.F32);
            return new Reference(AdaptedWeights.plain(copy), copy::close);
        }
        if (adapter.addsNothing()) {
            return new Reference(AdaptedWeights.plain(weights), () -> {});
        }
        var copy = adapter.copy();
        return new Reference(new AdaptedWeights(weights, copy), copy::close);
    }

    /// Scores by the reference policy.
    Scorer reference() {
        if (reference == null) {
            throw new IllegalStateException("the policy has no reference yet");
        }
        return new Scorer(reference.model(), Precision.of(precision), tokenBudget);
    }

    /// Of what is trained, and of the weights beside it, see [Weights#checksum].
    public String checksum() {
        return torch.call(() -> adapter == null ? weights.checksum() : adapter.checksum());
    }

    void clearMoments() {
        torch.run(() -> learner.state().clear());
    }

    /// Writes what is trained, with its moments.
    void checkpoint(Path target) {
        Checkpoint.write(target, learner, Map.of());
    }

    /// Reads what is trained, with its moments.
    public void restore(Path source) {
        Checkpoint.read(source, learner);
    }

    /// Writes a policy folder, adapters merged into the weights that the run began with.
    public void export(Path target) {
        var added = adapter;
        if (added == null) {
            folder.save(weights, DType.F32, target);
            return;
        }
        var loaded = folder.weights();
        var merged = torch.call(() -> added.merged(loaded, DType.F32));
        try {
            folder.save(merged, DType.F32, target);
        } finally {
            torch.run(
                    () -> {
                        loaded.close();
                        merged.close();
                    });
        }
    }

    /// Writes the adapters as a PEFT folder.
    ///
    /// @throws RunException if all weights are trained
    public void exportAdapter(Path target) {
        if (adapter == null) {
            throw new RunException(
                    "The run trains all weights (lora.rank is 0), so there is no adapter. Export it without --lora-as peft.");
        }
        PeftFolder.write(adapter, folder.folder(), target);
    }

    private void closeReference() {
        if (reference != null) {
            torch.run(reference.own());
            reference = null;
        }
    }

    @Override
    public void close() {
        closeReference();
        learner.close();
        torch.run(
                () -> {
                    if (adapter != null) {
                        adapter.close();
                    }
                    weights.close();
                });
    }
}
