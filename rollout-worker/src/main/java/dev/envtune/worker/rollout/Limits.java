package dev.envtune.worker.rollout;

import java.time.Duration;

/// What a rollout may take before it is dropped.
///
/// @param deadline of one attempt; it stands still while the environment service is away
/// @param attempts at most
public record Limits(Duration deadline, int attempts) {
    public static final Limits DEFAULT = new Limits(Duration.ofMinutes(10), 3);

    public Limits {
        if (!deadline.isPositive() || attempts < 1) {
            throw new IllegalArgumentException(
                    "deadline %s, %d attempts: both must be positive"
                            .formatted(deadline, attempts));
        }
    }
}
