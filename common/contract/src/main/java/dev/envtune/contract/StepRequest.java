package dev.envtune.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One assistant message: either `text` in the think/tool_call/answer protocol, or structured `calls`,
/// where an empty list is the answer that ends the turn.
///
/// @param step its number in the session, from 0
/// @param calls at most 128
public record StepRequest(Integer step, @Nullable String text, @Nullable List<CallRequest> calls) {
    public StepRequest {
        calls = calls == null ? null : List.copyOf(calls);
    }

    public static StepRequest text(int step, String text) {
        return new StepRequest(step, text, null);
    }

    public static StepRequest calls(int step, List<CallRequest> calls) {
        return new StepRequest(step, null, calls);
    }
}
