package dev.envtune.env.play;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.envtune.contract.FunctionTool;
import dev.envtune.contract.chat.ChatMessage;
import dev.envtune.contract.chat.ModelServer;
import dev.envtune.contract.chat.ModelServerException;
import dev.envtune.contract.client.Retries;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A server that speaks OpenAI's chat completions with tools.
final class ChatServer implements AutoCloseable {
    private final ModelServer server;

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Question(
            String model, List<ChatMessage> messages, @Nullable List<FunctionTool> tools) {}

    /// @param base what `/chat/completions` is appended to
    /// @param key sent as a bearer token; none if null or blank
    /// @param answerTimeout for one attempt at an answer
    ChatServer(URI base, @Nullable String key, Duration answerTimeout, Retries retries) {
        this.server =
                new ModelServer(
                        new ModelServer.Access(base, key, "OPENAI_API_KEY", answerTimeout, false),
                        retries);
    }

    /// The first model that the server lists.
    ///
    /// @throws PlayException if it lists none
    String firstModel() {
        return asked(() -> server.firstModel().path("id").asString());
    }

    /// What the model says next.
    ///
    /// @throws PlayException if no attempt brings a usable answer
    ChatMessage answer(String model, List<ChatMessage> messages, List<FunctionTool> tools) {
        var question = new Question(model, messages, tools.isEmpty() ? null : tools);
        return asked(() -> server.chat(question));
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (ModelServerException e) {
            throw new PlayException(String.valueOf(e.getMessage()), e.nextStep());
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
