package dev.envtune.worker.serve;

import dev.envtune.policy.text.Tokenizer;
import dev.envtune.worker.completion.Event;
import dev.envtune.worker.completion.MessagePart;
import dev.envtune.worker.completion.ToolCallText;
import dev.envtune.worker.serve.ChatCompletion.TokenLogprob;
import dev.envtune.worker.serve.ChatCompletion.ToolCall;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What has come of a message of `/v1/chat/completions` and has not been sent yet.
final class ChatParts {
    private final Tokenizer tokenizer;
    private final ChatRequest request;
    private final int index;
    private final ToolCallText calls = new ToolCallText();
    private StringBuilder content = new StringBuilder();
    private List<ToolCall> toolCalls = new ArrayList<>();
    private List<TokenLogprob> logprobs = new ArrayList<>();
    private List<Integer> ids = new ArrayList<>();
    private int called;
    private boolean sentBefore;

    ChatParts(Tokenizer tokenizer, ChatRequest request, int index) {
        this.tokenizer = tokenizer;
        this.request = request;
        this.index = index;
    }

    void add(Event.Token token) {
        ids.add(token.id());
        if (request.logprobs()) {
            logprobs.add(TokenLogprob.of(token, tokenizer));
        }
        addText(token.text());
    }

    /// @return why it ended
    String finish(Event.Finished finished) {
        addText(finished.text());
        if (request.readsCalls()) {
            calls.finish().forEach(this::add);
        }
        if (!finished.stopped()) {
            return "length";
        }
        return called > 0 ? "tool_calls" : "stop";
    }

    private void addText(String text) {
        if (request.readsCalls()) {
            calls.add(text).forEach(this::add);
        } else {
            content.append(text);
        }
    }

    private void add(MessagePart part) {
        switch (part) {
            case MessagePart.Text(var text) -> content.append(text);
            case MessagePart.Call call ->
                    toolCalls.add(ToolCall.of(request.streaming().wanted() ? called : null, call));
        }
        if (part instanceof MessagePart.Call) {
            called++;
        }
    }

    boolean sentBefore() {
        return sentBefore;
    }

    /// Whether there is anything that a client would see.
    boolean isWorthSending() {
        return !content.isEmpty()
                || !toolCalls.isEmpty()
                || request.logprobs()
                || request.tokenIds();
    }

    /// The message as a whole.
    ChatCompletion.Choice whole(String finishReason) {
        boolean onlyCalls = content.isEmpty() && !toolCalls.isEmpty();
        return new ChatCompletion.Choice(
                index,
                new ChatCompletion.Message(
                        "assistant",
                        onlyCalls ? null : content.toString(),
                        null,
                        toolCalls.isEmpty() ? null : toolCalls),
                request.logprobs() ? new ChatCompletion.Logprobs(logprobs, null) : null,
                finishReason,
                request.tokenIds() ? ids : null,
                request.tokenIds() ? request.asks().get(index).prompt() : null);
    }

    /// The piece that comes before all others.
    ChatChunk.Choice role() {
        sentBefore = true;
        return new ChatChunk.Choice(
                index,
                new ChatChunk.Delta("assistant", "", null),
                null,
                null,
                null,
                request.tokenIds() ? request.asks().get(index).prompt() : null);
    }

    /// All that has come since this was called before.
    ChatChunk.Choice take(@Nullable String finishReason) {
        var choice =
                new ChatChunk.Choice(
                        index,
                        new ChatChunk.Delta(
                                null,
                                content.isEmpty() ? null : content.toString(),
                                toolCalls.isEmpty() ? null : toolCalls),
                        logprobs.isEmpty() ? null : new ChatCompletion.Logprobs(logprobs, null),
                        finishReason,
                        request.tokenIds() ? ids : null,
                        null);
        content = new StringBuilder();
        toolCalls = new ArrayList<>();
        logprobs = new ArrayList<>();
        ids = new ArrayList<>();
        return choice;
    }
}
