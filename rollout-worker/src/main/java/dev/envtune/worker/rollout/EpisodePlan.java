package dev.envtune.worker.rollout;

import dev.envtune.contract.CreateSession;
import dev.envtune.contract.Feedback;
import dev.envtune.contract.Scoring;
import org.jspecify.annotations.Nullable;

/// Which episode to play, and how.
///
/// @param id of the rollout, at most 120 characters of those of a session's id; its sessions are named
///     after it, each with a number of its own
/// @param suite may be null where only one suite has the task
/// @param version of the policy that plays
/// @param temperature 0 is greedy
/// @param maxTokens of one message
/// @param seed of the sampling, the same in every attempt
public record EpisodePlan(
        String id,
        @Nullable String suite,
        String task,
        Feedback feedback,
        Scoring scoring,
        int version,
        double temperature,
        int maxTokens,
        long seed) {
    CreateSession request(String session) {
        return new CreateSession(session, suite, task, feedback, scoring);
    }
}
