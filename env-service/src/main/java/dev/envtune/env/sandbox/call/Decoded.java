package dev.envtune.env.sandbox.call;

import java.util.List;

/// What a policy's message decodes to.
public sealed interface Decoded {
    /// Call texts in order, possibly none.
    record Calls(List<String> calls) implements Decoded {
        public Calls {
            calls = List.copyOf(calls);
        }
    }

    /// A text that holds no calls, such as a plain answer.
    ///
    /// @param reason for people; protocols only distinguish that it could not be decoded
    record Undecodable(String reason) implements Decoded {}

    /// Whether nothing is to be executed (spec/bfcl-protocol.md 2.6, `is_empty_execute_response`).
    default boolean isEmpty() {
        return switch (this) {
            case Calls(var calls) ->
                    calls.isEmpty() || calls.size() == 1 && calls.getFirst().isEmpty();
            case Undecodable _ -> true;
        };
    }
}
