package dev.envtune.contract;

import java.util.List;

/// A rollout as training takes it: exactly the ids that sampling saw.
///
/// @param session the session's id in the environment service
/// @param seed of the sampling
/// @param ids all tokens, those of prompts and observations too
/// @param messages where the policy's own messages are
/// @param codes reward code of each message: -3, -2, -1, or the score of the turn it ended
/// @param score what the environment says of it
/// @param truncated whether the context window ended it
/// @param exchanges what was said, for people
public record Trajectory(
        String session,
        String task,
        Category category,
        Feedback feedback,
        long seed,
        int[] ids,
        List<Sampled> messages,
        List<Integer> codes,
        ScoreView score,
        boolean truncated,
        List<Exchange> exchanges) {
    public Trajectory {
        messages = List.copyOf(messages);
        codes = List.copyOf(codes);
        exchanges = List.copyOf(exchanges);
    }

    /// A message of the policy within the tokens.
    ///
    /// @param from index of its first token
    /// @param logprobs of its tokens under the distribution they were sampled from, float32
    public record Sampled(int from, float[] logprobs) {
        /// Index after its last token.
        public int to() {
            return from + logprobs.length;
        }
    }

    /// A message of the policy and what it led to.
    public record Exchange(String text, StepResponse response) {}
}
