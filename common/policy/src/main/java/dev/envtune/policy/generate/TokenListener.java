package dev.envtune.policy.generate;

/// Hears of every sampled token of a message, in order, before the message is complete.
@FunctionalInterface
public interface TokenListener {
    /// Called on the generating thread, which does nothing else meanwhile: must be quick and not throw.
    ///
    /// @param logprob as in [Completion]
    void sampled(int id, float logprob);
}
