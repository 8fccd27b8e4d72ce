package dev.envtune.policy.lora;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// What adapters there are, and how large.
///
/// @param rank of each
/// @param alpha what an adapter adds is multiplied with `alpha / rank`
/// @param targets the projections of each layer that have one, at least one
public record LoraShape(int rank, double alpha, Set<Projection> targets) {
    public LoraShape {
        if (rank < 1 || !(alpha > 0) || targets.isEmpty()) {
            throw new IllegalArgumentException(
                    "an adapter of rank %d, alpha %s, on %s".formatted(rank, alpha, targets));
        }
        targets = Collections.unmodifiableSet(EnumSet.copyOf(targets));
    }

    double scale() {
        return alpha / rank;
    }
}
