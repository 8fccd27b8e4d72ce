package dev.envtune.worker.serve;

import dev.envtune.policy.text.Tokenizer;
import dev.envtune.worker.completion.Event;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Answers `/v1/completions`.
final class TextAnswer implements Answer {
    private final TextRequest request;
    private final Head head;
    private final Reply reply;
    private final List<TextMessage> messages;
    private final TextCompletion.@Nullable Choice[] whole;
    private int sampled;

    TextAnswer(TextRequest request, Head head, Tokenizer tokenizer, Reply reply) {
        this.request = request;
        this.head = head;
        this.reply = reply;
        this.messages =
                IntStream.range(0, request.asks().size())
                        .mapToObj(index -> new TextMessage(tokenizer, request, index))
                        .toList();
        this.whole = new TextCompletion.Choice[messages.size()];
    }

    @Override
    public void token(Event.Token token) throws IOException {
        sampled++;
        var message = messages.get(token.index());
        message.add(token);
        if (request.streaming().wanted() && message.isWorthSending()) {
            send(message.take(null));
        }
    }

    @Override
    public void finished(Event.Finished finished) throws IOException {
        var message = messages.get(finished.index());
        message.add(finished.text());
        var choice = message.take(finished.stopped() ? "stop" : "length");
        whole[finished.index()] = choice;
        if (request.streaming().wanted()) {
            send(choice);
        }
    }

    private void send(TextCompletion.Choice choice) throws IOException {
        reply.event(TextCompletion.of(head, List.of(choice), null));
    }

    @Override
    public void end() throws IOException {
        var usage = Usage.of(request.promptTokens(), sampled);
        if (!request.streaming().wanted()) {
            var choices = IntStream.range(0, whole.length).mapToObj(this::choice).toList();
            reply.whole(TextCompletion.of(head, choices, usage));
            return;
        }
        if (request.streaming().usage()) {
            reply.event(TextCompletion.of(head, List.of(), usage));
        }
        reply.done();
    }

    private TextCompletion.Choice choice(int index) {
        return Objects.requireNonNull(whole[index]);
    }
}
