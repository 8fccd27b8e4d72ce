package dev.envtune.worker.serve;

import dev.envtune.policy.text.ChatMessage;
import dev.envtune.worker.prompt.ConversationPrompt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/// Reads the messages of a chat request.
final class ChatMessages {
    private static final int MOST_MESSAGES = 4_096;
    private static final int MOST_PARTS = 1_024;
    private static final TypeReference<Map<String, Object>> ARGUMENTS = new TypeReference<>() {};

    private ChatMessages() {}

    /// @throws ApiException that names what is wrong
    static List<ChatMessage> read(Fields request, ConversationPrompt prompt) {
        request.need("messages");
        var nodes = request.list("messages", MOST_MESSAGES);
        if (nodes.isEmpty()) {
            throw request.wrong("messages", "a list of at least one");
        }
        var messages = new ArrayList<ChatMessage>();
        for (int i = 0; i < nodes.size(); i++) {
            messages.add(message(new Fields(nodes.get(i), "messages[" + i + "]"), prompt));
        }
        return messages;
    }

    private static ChatMessage message(Fields fields, ConversationPrompt prompt) {
        var role = fields.needText("role");
        fields.ignore("name");
        var message =
                switch (role) {
                    case "system", "developer" -> plain("system", fields, prompt);
                    case "user" -> plain("user", fields, prompt);
                    case "tool" -> {
                        fields.needText("tool_call_id");
                        yield plain("tool", fields, prompt);
                    }
                    case "assistant" -> assistant(fields, prompt);
                    default ->
                            throw fields.wrong(
                                    "role", "system, developer, user, assistant or tool");
                };
        fields.end();
        return message;
    }

    private static ChatMessage plain(String role, Fields fields, ConversationPrompt prompt) {
        fields.need("content");
        return of(role, text(fields), List.of(), prompt);
    }

    private static ChatMessage of(
            String role,
            String content,
            List<ChatMessage.ToolCall> calls,
            ConversationPrompt prompt) {
        return new ChatMessage(role, content, prompt.foreign(role, content), calls);
    }

    private static ChatMessage assistant(Fields fields, ConversationPrompt prompt) {
        for (var name : List.of("refusal", "audio", "function_call", "annotations")) {
            fields.refuseUnless(name, Fields::isNothing, "Send content and tool_calls.");
        }
        var calls = new ArrayList<ChatMessage.ToolCall>();
        var nodes = fields.list("tool_calls", MOST_PARTS);
        for (int i = 0; i < nodes.size(); i++) {
            calls.add(call(new Fields(nodes.get(i), fields.pathOf("tool_calls") + "[" + i + "]")));
        }
        if (calls.isEmpty()) {
            fields.need("content");
        }
        return of("assistant", text(fields), calls, prompt);
    }

    private static ChatMessage.ToolCall call(Fields call) {
        call.ignore("id", "index");
        if (!call.needText("type").equals("function")) {
            throw call.wrong("type", "\"function\"");
        }
        var function = new Fields(call.need("function"), call.pathOf("function"));
        call.end();
        var name = function.needText("name");
        var arguments = arguments(function.needText("arguments"));
        function.end();
        if (arguments == null) {
            throw function.wrong("arguments", "a string that holds one JSON object");
        }
        return new ChatMessage.ToolCall(name, arguments);
    }

    private static @Nullable Map<String, Object> arguments(String text) {
        if (text.isBlank()) {
            return Map.of();
        }
        try {
            var node = Json.MAPPER.readTree(text);
            return node.isObject() ? Json.MAPPER.convertValue(node, ARGUMENTS) : null;
        } catch (JacksonException _) {
            return null;
        }
    }

    /// A text, or the texts of parts.
    private static String text(Fields message) {
        var content = message.take("content");
        if (content == null) {
            return "";
        }
        if (content.isString()) {
            return content.asString();
        }
        if (!content.isArray()) {
            throw message.wrong("content", "a string or a list of text parts");
        }
        var nodes = message.list("content", MOST_PARTS);
        var texts = new ArrayList<String>();
        for (int i = 0; i < nodes.size(); i++) {
            var part = new Fields(nodes.get(i), message.pathOf("content") + "[" + i + "]");
            if (!part.needText("type").equals("text")) {
                throw part.wrong("type", "\"text\": the policy reads nothing else");
            }
            texts.add(part.needText("text"));
            part.end();
        }
        return texts.stream().collect(Collectors.joining());
    }
}
