package dev.envtune.worker.rollout;

import dev.envtune.contract.CreateSession;
import dev.envtune.contract.Feedback;
import dev.envtune.contract.Scoring;
import org.jspecify.annotations.Nullable;

/// Which episode to play, and how.
///
/// @param session id of the session, the same for every attempt
/// @param suite may be null where only one suite has the task
/// @param temperature 0 is greedy
/// @param maxTokens of one message
public record EpisodePlan(
        String session,
        @Nullable String suite,
        String task,
        Feedback feedback,
        Scoring scoring,
        double temperature,
        int maxTokens,
        long seed) {
    CreateSession request() {
        return new CreateSession(session, suite, task, feedback, scoring);
    }
}
