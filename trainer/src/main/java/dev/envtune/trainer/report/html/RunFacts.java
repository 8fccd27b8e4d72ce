package dev.envtune.trainer.report.html;

import java.time.Duration;
import java.time.Instant;

/// What a report says of its run in the first place.
///
/// @param policy what was trained
/// @param tasks what it was trained on and which are held out
/// @param machine where
/// @param duration of all of the run, pauses between resumptions left out
public record RunFacts(
        String preset,
        long seed,
        String policy,
        String tasks,
        String machine,
        Instant begun,
        Duration duration) {}
