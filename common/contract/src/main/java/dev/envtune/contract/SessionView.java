package dev.envtune.contract;

import java.time.Instant;
import java.util.List;

/// A session as its client sees it.
///
/// @param turn the current turn, from 0; the number of turns once it has ended
/// @param turns how many turns the task has
/// @param step the number that the next step must carry
/// @param messages what the conversation begins with: the first turn's user message
/// @param tools what is offered in the current turn
/// @param terminated whether the task ended; further steps are refused
public record SessionView(
        String id,
        String suite,
        String task,
        Category category,
        String contentHash,
        Feedback feedback,
        Scoring scoring,
        Instant created,
        int turn,
        int turns,
        int step,
        List<Message> messages,
        List<FunctionTool> tools,
        boolean terminated) {
    public SessionView {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
    }
}
