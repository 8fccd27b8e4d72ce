package dev.envtune.worker.serve;

import dev.envtune.policy.text.Tokenizer;
import dev.envtune.worker.completion.Event;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Answers `/v1/chat/completions`.
final class ChatAnswer implements Answer {
    private final ChatRequest request;
    private final Head head;
    private final Reply reply;
    private final List<ChatParts> messages;
    private final ChatCompletion.@Nullable Choice[] whole;
    private int sampled;

    ChatAnswer(ChatRequest request, Head head, Tokenizer tokenizer, Reply reply) {
        this.request = request;
        this.head = head;
        this.reply = reply;
        this.messages =
                IntStream.range(0, request.asks().size())
                        .mapToObj(index -> new ChatParts(tokenizer, request, index))
                        .toList();
        this.whole = new ChatCompletion.Choice[messages.size()];
    }

    @Override
    public void token(Event.Token token) throws IOException {
        sampled++;
        var message = messages.get(token.index());
        message.add(token);
        if (request.streaming().wanted() && message.isWorthSending()) {
            send(message, null);
        }
    }

    @Override
    public void finished(Event.Finished finished) throws IOException {
        var message = messages.get(finished.index());
        var reason = message.finish(finished);
        if (request.streaming().wanted()) {
            send(message, reason);
        } else {
            whole[finished.index()] = message.whole(reason);
        }
    }

    private void send(ChatParts message, @Nullable String reason) throws IOException {
        if (!message.sentBefore()) {
            reply.event(ChatChunk.of(head, List.of(message.role()), null));
        }
        reply.event(ChatChunk.of(head, List.of(message.take(reason)), null));
    }

    @Override
    public void end() throws IOException {
        var usage = Usage.of(request.promptTokens(), sampled);
        if (!request.streaming().wanted()) {
            var choices = IntStream.range(0, whole.length).mapToObj(this::choice).toList();
            reply.whole(ChatCompletion.of(head, choices, usage));
            return;
        }
        if (request.streaming().usage()) {
            reply.event(ChatChunk.of(head, List.of(), usage));
        }
        reply.done();
    }

    private ChatCompletion.Choice choice(int index) {
        return Objects.requireNonNull(whole[index]);
    }
}
