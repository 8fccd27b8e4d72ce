package dev.envtune.trainer.algorithm;

import dev.envtune.trainer.config.RunConfig.Transition;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What becomes of a stage, with all that led to it: [TransitionRule#decide] on the evidence's series,
/// thresholds and seed decides the same again.
public sealed interface Decision {
    Evidence evidence();

    /// The stage goes on.
    ///
    /// @param missing what it does not fulfil; empty where only its budget ends it
    record Hold(Set<Missing> missing, Evidence evidence) implements Decision {
        public Hold {
            missing = Set.copyOf(missing);
        }
    }

    /// The stage ends.
    ///
    /// @param carried the update whose policy the next stage begins with
    record Advance(Reason reason, int carried, Evidence evidence) implements Decision {}

    /// The policy has collapsed. The stage goes on from an earlier one at a lower learning rate.
    ///
    /// @param to the update whose policy it goes on from, the best validated one
    record RollBack(Set<Collapse> collapses, int to, Evidence evidence) implements Decision {
        public RollBack {
            collapses = Set.copyOf(collapses);
        }
    }

    /// What a stage must fulfil to end before its budget.
    enum Missing {
        /// Too few updates for the rule, or for the window of gradient norms.
        UPDATES,
        /// Too few validations for the window.
        VALIDATIONS,
        /// A figure in the windows is not finite.
        FINITE_FIGURES,
        /// Held-out tasks may still be improving.
        CONVERGENCE,
        /// The gradient norm varies too much.
        STEADY_GRADIENTS,
        /// The gradient norm rises or falls.
        LEVEL_GRADIENTS
    }

    enum Reason {
        CONVERGED,
        BUDGET
    }

    enum Collapse {
        /// The last validation is more than two standard errors below the best.
        VALIDATION,
        /// The policy has become nearly deterministic.
        ENTROPY,
        /// The policy has left the reference policy far behind.
        KL
    }

    /// Inputs and intermediate figures; null where there was too little to compute them from.
    ///
    /// @param series what the rule read of it
    /// @param best mean of the best validation
    /// @param bestError standard error of `best` over tasks
    /// @param last mean of the last validation
    /// @param improvement mean over tasks of the later half of the window less the earlier
    /// @param improvementBound one-sided 90% upper bound of `improvement`
    /// @param gradientNorm mean over the window, as the two after it
    /// @param variation standard deviation of the gradient norm relative to its mean
    /// @param drift change of the gradient norm over the window by its trend, relative to its mean
    /// @param driftT the trend in units of its standard error
    record Evidence(
            Series series,
            Transition thresholds,
            long seed,
            double best,
            double bestError,
            double last,
            @Nullable Double improvement,
            @Nullable Double improvementBound,
            @Nullable Double gradientNorm,
            @Nullable Double entropy,
            @Nullable Double kl,
            @Nullable Double variation,
            @Nullable Double drift,
            @Nullable Double driftT) {}
}
