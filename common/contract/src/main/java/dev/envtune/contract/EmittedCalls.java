package dev.envtune.contract;

import java.util.List;

/// The calls of a session as text, as the official verdict takes them: also those that were not executed.
///
/// @param turns the turns reached; of each its messages so far, and of each message its calls, none where
///     it made none
public record EmittedCalls(String id, List<List<List<String>>> turns) {
    public EmittedCalls {
        turns = turns.stream().map(turn -> turn.stream().map(List::copyOf).toList()).toList();
    }
}
