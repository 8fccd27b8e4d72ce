package dev.envtune.trainer.report.html;

import dev.envtune.contract.CallResult;
import dev.envtune.contract.Category;
import dev.envtune.contract.Feedback;
import dev.envtune.contract.Message;
import dev.envtune.contract.ObservationKind;
import dev.envtune.contract.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rollouts that a report shows.
///
/// @param openings what policies were given before their first messages, each once
/// @param leftOut what is not shown, in words
record RolloutViews(List<Opening> openings, List<RolloutView> shown, String leftOut) {
    /// @param tokens how many
    /// @param user the first user turn
    record Opening(String text, int tokens, String user) {}

    /// @param opening index of its opening
    /// @param turnScores null for turns that did not end
    record RolloutView(
            int update,
            int stage,
            int step,
            String task,
            Category category,
            Feedback feedback,
            int index,
            int version,
            long seed,
            double reward,
            double groundTruthTurns,
            double baseline,
            Verdict verdict,
            List<@Nullable Integer> turnScores,
            boolean truncated,
            int opening,
            List<MessageView> messages) {}

    /// A message of the policy, and what it led to; null where the window ended the episode.
    ///
    /// @param texts of its tokens
    /// @param logprobs of its tokens
    record MessageView(
            List<String> texts,
            List<Double> logprobs,
            double advantage,
            @Nullable ObservationView observation) {}

    /// @param revealed names of tools that are offered from the next turn on
    record ObservationView(
            int turn,
            ObservationKind kind,
            int code,
            List<CallResult> results,
            List<Message> messages,
            List<String> revealed) {}
}
