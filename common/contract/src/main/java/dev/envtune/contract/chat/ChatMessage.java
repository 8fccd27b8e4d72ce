package dev.envtune.contract.chat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.envtune.contract.CallRequest;
import dev.envtune.contract.Message;
import dev.envtune.contract.StepResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A message of an OpenAI chat.
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ChatMessage(
        String role,
        @Nullable String content,
        @JsonProperty("tool_calls") @Nullable List<ToolCall> toolCalls,
        @JsonProperty("tool_call_id") @Nullable String toolCallId) {
    private static final String UNSEEN = "(The turn has ended; there is no result to show.)";

    /// @param arguments as the model wrote them, which should be a string that holds a JSON object
    public record ToolCall(String id, String type, Function function) {
        @JsonInclude(JsonInclude.Include.NON_NULL)
        public record Function(String name, @Nullable Object arguments) {}

        public CallRequest request() {
            return new CallRequest(id, function.name(), function.arguments());
        }
    }

    public ChatMessage {
        toolCalls = toolCalls == null ? null : List.copyOf(toolCalls);
    }

    public static ChatMessage system(String content) {
        return new ChatMessage("system", content, null, null);
    }

    public static ChatMessage tool(String id, String content) {
        return new ChatMessage("tool", content, null, id);
    }

    public static ChatMessage of(Message message) {
        return new ChatMessage(message.role(), message.content(), null, message.toolCallId());
    }

    public List<ToolCall> calls() {
        return toolCalls == null ? List.of() : toolCalls;
    }

    public static ChatMessage user(String content) {
        return new ChatMessage("user", content, null, null);
    }

    /// The message of an answer, as far as it can be read.
    static ChatMessage of(JsonNode message) {
        return new ChatMessage("assistant", text(message.path("content")), calls(message), null);
    }

    private static @Nullable String text(JsonNode content) {
        if (!content.isArray()) {
            return content.isString() ? content.asString() : null;
        }
        var text = new StringBuilder();
        content.forEach(part -> text.append(part.path("text").asString("")));
        return text.toString();
    }

    private static @Nullable List<ToolCall> calls(JsonNode message) {
        var calls = new ArrayList<ToolCall>();
        for (var call : message.path("tool_calls")) {
            var function = call.path("function");
            var arguments = function.path("arguments");
            calls.add(
                    new ToolCall(
                            call.path("id").asString(""),
                            "function",
                            new ToolCall.Function(
                                    function.path("name").asString(""),
                                    arguments.isMissingNode() || arguments.isNull()
                                            ? null
                                            : arguments.isString()
                                                    ? arguments.asString()
                                                    : arguments)));
        }
        return calls.isEmpty() ? null : calls;
    }

    /// This message with ids for its calls that none has in the conversation: servers may leave ids out or
    /// use them twice, but every call must find its own result.
    ///
    /// @param used ids of calls so far; those of this message are added
    public ChatMessage withUniqueIds(Set<String> used) {
        if (calls().isEmpty()) {
            return this;
        }
        var calls = new ArrayList<ToolCall>();
        for (var call : calls()) {
            var id = call.id();
            if (id.isBlank() || !used.add(id)) {
                id = "call_" + used.size();
                used.add(id);
            }
            calls.add(new ToolCall(id, call.type(), call.function()));
        }
        return new ChatMessage(role, content, calls, null);
    }

    /// What follows this message: every call needs an answer, also where the environment shows none.
    public List<ChatMessage> answered(StepResponse response) {
        var answers = new ArrayList<ChatMessage>();
        if (response.results().isEmpty()) {
            calls().forEach(call -> answers.add(tool(call.id(), UNSEEN)));
        }
        response.messages().forEach(message -> answers.add(of(message)));
        return answers;
    }
}
