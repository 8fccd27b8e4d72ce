package dev.envtune.worker.rollout;

/// A policy's answers lack what training needs. The message names it and says what to do.
public final class UntrainableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String missing;

    /// @param engine its address
    /// @param missing the field of its answers
    /// @param nextStep what to set on the engine
    public UntrainableException(String engine, String missing, String nextStep) {
        super(
                "Cannot train on the answers of %s: they have no %s. %s"
                        .formatted(engine, missing, nextStep));
        this.missing = missing;
    }

    /// The field that is missing.
    public String missing() {
        return missing;
    }
}
