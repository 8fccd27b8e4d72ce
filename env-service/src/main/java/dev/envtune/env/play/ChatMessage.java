package dev.envtune.env.play;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.envtune.contract.CallRequest;
import dev.envtune.contract.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A message of an OpenAI chat.
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChatMessage(
        String role,
        @Nullable String content,
        @JsonProperty("tool_calls") @Nullable List<ToolCall> toolCalls,
        @JsonProperty("tool_call_id") @Nullable String toolCallId) {

    /// @param arguments as the model wrote them, which should be a string that holds a JSON object
    record ToolCall(String id, String type, Function function) {
        @JsonInclude(JsonInclude.Include.NON_NULL)
        record Function(String name, @Nullable Object arguments) {}

        CallRequest request() {
            return new CallRequest(id, function.name(), function.arguments());
        }
    }

    ChatMessage {
        toolCalls = toolCalls == null ? null : List.copyOf(toolCalls);
    }

    static ChatMessage system(String content) {
        return new ChatMessage("system", content, null, null);
    }

    static ChatMessage tool(String id, String content) {
        return new ChatMessage("tool", content, null, id);
    }

    static ChatMessage of(Message message) {
        return new ChatMessage(message.role(), message.content(), null, message.toolCallId());
    }

    List<ToolCall> calls() {
        return toolCalls == null ? List.of() : toolCalls;
    }
}
