package dev.envtune.policy.text;

import java.util.List;
import java.util.Map;

/// A message of a conversation that is to be rendered.
///
/// @param content empty where a message is nothing but tool calls
/// @param foreign whether a user or an environment wrote the content
public record ChatMessage(String role, String content, boolean foreign, List<ToolCall> toolCalls) {
    /// A structured call in an assistant's message. Its strings count as foreign.
    public record ToolCall(String name, Map<String, Object> arguments) {}

    public ChatMessage {
        toolCalls = List.copyOf(toolCalls);
    }

    /// Our own instructions.
    public static ChatMessage system(String content) {
        return new ChatMessage("system", content, false, List.of());
    }

    public static ChatMessage user(String content) {
        return new ChatMessage("user", content, true, List.of());
    }

    /// What the policy shall have said, tags included.
    public static ChatMessage assistant(String content, ToolCall... calls) {
        return new ChatMessage("assistant", content, false, List.of(calls));
    }

    /// What a tool returned.
    public static ChatMessage tool(String content) {
        return new ChatMessage("tool", content, true, List.of());
    }
}
