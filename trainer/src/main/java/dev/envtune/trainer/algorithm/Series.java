package dev.envtune.trainer.algorithm;

import dev.envtune.trainer.config.RunConfig.Transition;
import java.util.Comparator;
import java.util.List;

/// How a stage has gone so far: what the transition rule judges. After a rollback it goes on from the
/// validation that the policy was taken back to; only `done` remembers what was given up.
///
/// @param validations in order, the first before the stage's first update
/// @param updates in order, the last few at least
/// @param done updates of the stage, those given up included
/// @param budget updates after which the stage ends in any case
public record Series(List<Validation> validations, List<Update> updates, int done, int budget) {
    public Series {
        validations = List.copyOf(validations);
        updates = List.copyOf(updates);
        if (validations.isEmpty()) {
            throw new IllegalArgumentException("a stage begins with a validation");
        }
        int tasks = validations.getFirst().rewards().size();
        if (validations.stream().anyMatch(validation -> validation.rewards().size() != tasks)) {
            throw new IllegalArgumentException("the validations are of different tasks");
        }
    }

    /// A greedy validation.
    ///
    /// @param update of the run after which it took place
    /// @param rewards the stage's own, one a task, always in the same order
    public record Validation(int update, List<Double> rewards) {
        public Validation {
            rewards = List.copyOf(rewards);
            if (rewards.isEmpty()) {
                throw new IllegalArgumentException("a validation without tasks");
            }
        }

        public double mean() {
            return Sample.of(rewards).mean();
        }
    }

    /// An update.
    ///
    /// @param update its number in the run
    /// @param gradientNorm of the mean loss, before clipping
    /// @param entropy in nats
    /// @param kl k3 against the reference policy
    public record Update(int update, double gradientNorm, double entropy, double kl) {
        boolean finite() {
            return Double.isFinite(gradientNorm) && Double.isFinite(entropy) && Double.isFinite(kl);
        }
    }

    /// The validation of the highest mean; of equal ones the latest.
    public Validation best() {
        return validations.reversed().stream()
                .filter(validation -> Double.isFinite(validation.mean()))
                .max(Comparator.comparingDouble(Validation::mean))
                .orElse(validations.getLast());
    }

    /// The update that led to the policy as it is.
    int latest() {
        int validated = validations.getLast().update();
        return updates.isEmpty() ? validated : Math.max(validated, updates.getLast().update());
    }

    boolean finite() {
        return updates.stream().allMatch(Update::finite)
                && validations.stream().allMatch(validation -> Double.isFinite(validation.mean()));
    }

    /// Only what the rule reads: the windows and the best validation. It judges both alike.
    Series window(Transition rule) {
        var best = best();
        int first = Math.max(0, validations.size() - rule.validations());
        var recent = validations.subList(first, validations.size());
        var kept = validations.stream().filter(v -> v.equals(best) || recent.contains(v)).toList();
        return new Series(
                kept,
                updates.subList(Math.max(0, updates.size() - rule.gradients()), updates.size()),
                done,
                budget);
    }
}
