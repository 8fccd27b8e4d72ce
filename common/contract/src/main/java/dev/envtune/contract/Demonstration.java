package dev.envtune.contract;

import java.util.List;

/// A session that was played correctly to its end, to be imitated: what the policy saw, and what it
/// says, message by message. A file of demonstrations holds one as JSON a line.
///
/// @param opening the first user message and the tools offered with it
/// @param steps the last one ends the session
public record Demonstration(String id, SessionView opening, List<PlayedStep> steps) {
    public Demonstration {
        steps = List.copyOf(steps);
    }
}
