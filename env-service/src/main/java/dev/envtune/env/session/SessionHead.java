package dev.envtune.env.session;

import dev.envtune.contract.Feedback;
import dev.envtune.contract.Scoring;
import dev.envtune.env.feedback.HintSelection;
import java.time.Instant;

/// The head of a session's log: all that a replay needs besides the steps.
///
/// @param suite the content hash of the suite
/// @param taskHash the content hash of the task
/// @param hints which hints are given in augmented feedback
/// @param sandboxVersion of the service that created the session
/// @param created in milliseconds
/// @param bodySha256 of the canonical request that made the session
record SessionHead(
        String id,
        String suite,
        String task,
        String taskHash,
        Feedback feedback,
        Scoring scoring,
        HintSelection hints,
        String sandboxVersion,
        Instant created,
        byte[] bodySha256) {}
