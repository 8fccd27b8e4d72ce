package dev.envtune.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/// A chat message for the policy, ready to be appended to its conversation.
///
/// @param role `user` or `tool`
/// @param toolCallId the call that a `tool` message answers, where calls were structured
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Message(
        String role, String content, @JsonProperty("tool_call_id") @Nullable String toolCallId) {
    public static Message user(String content) {
        return new Message("user", content, null);
    }

    public static Message tool(String content, @Nullable String toolCallId) {
        return new Message("tool", content, toolCallId);
    }
}
