package dev.envtune.policy.generate;

/// A sampled message.
///
/// @param ids the sampled tokens, the stop token included
/// @param logprobs of the tokens under the distribution they were sampled from, float32
public record Completion(int[] ids, float[] logprobs, Finish finish) {
    /// Why it ended.
    public enum Finish {
        /// A stop token was sampled.
        STOP,
        /// The limit of the message was reached.
        LENGTH,
        /// The context window is full.
        WINDOW,
        /// It was cancelled.
        CANCELLED
    }
}
