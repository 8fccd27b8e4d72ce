package dev.envtune.trainer.run;

import dev.envtune.policy.PolicyFolder;
import dev.envtune.policy.generate.Generator;
import dev.envtune.policy.model.Weights;
import dev.envtune.policy.torch.DType;
import dev.envtune.policy.torch.LibTorch;
import dev.envtune.policy.train.Checkpoint;
import dev.envtune.policy.train.Learner;
import dev.envtune.policy.train.Precision;
import dev.envtune.policy.train.Scorer;
import dev.envtune.worker.prompt.Prompt;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The policy that a run trains, and the reference that it is held to.
public final class TrainedPolicy implements AutoCloseable {
    private final LibTorch torch = LibTorch.instance();
    private final PolicyFolder folder;
    private final DType precision;
    private final int tokenBudget;
    private final Weights weights;
    private final Learner learner;
    private @Nullable Weights reference;

    /// @param precision of the matrix products
    /// @param tokenBudget tokens of a micro-batch, padding included and shared prefixes once
    public TrainedPolicy(PolicyFolder folder, DType precision, int tokenBudget) {
        this.folder = folder;
        this.precision = precision;
        this.tokenBudget = tokenBudget;
        this.weights = folder.weights();
        this.learner = new Learner(weights, Precision.of(precision), tokenBudget);
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

    /// Samples from the weights as they are now.
    ///
    /// @param sequences how many at once
    Generator generator(int sequences) {
        return torch.call(() -> new Generator(weights.cast(precision), precision, sequences));
    }

    /// From now on the reference is the policy as it is.
    void anchor() {
        closeReference();
        reference = torch.call(() -> weights.cast(DType.F32));
    }

    /// Scores by the reference policy.
    Scorer reference() {
        if (reference == null) {
            throw new IllegalStateException("the policy has no reference yet");
        }
        return new Scorer(reference, Precision.of(precision), tokenBudget);
    }

    /// Of the weights, see [Weights#checksum].
    public String checksum() {
        return torch.call(weights::checksum);
    }

    void clearMoments() {
        torch.run(() -> learner.state().clear());
    }

    /// Writes weights and moments.
    void checkpoint(Path target) {
        Checkpoint.write(target, learner, Map.of());
    }

    /// Reads weights and moments.
    void restore(Path source) {
        Checkpoint.read(source, learner);
    }

    /// Writes a policy folder.
    void export(Path target) {
        folder.save(weights, DType.F32, target);
    }

    private void closeReference() {
        if (reference != null) {
            torch.run(reference::close);
            reference = null;
        }
    }

    @Override
    public void close() {
        closeReference();
        learner.close();
        torch.run(weights::close);
    }
}
