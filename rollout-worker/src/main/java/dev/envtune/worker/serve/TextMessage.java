package dev.envtune.worker.serve;

import dev.envtune.policy.text.Tokenizer;
import dev.envtune.worker.completion.Event;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What has come of a message of `/v1/completions` and has not been sent yet.
final class TextMessage {
    private final Tokenizer tokenizer;
    private final TextRequest request;
    private final int index;
    private StringBuilder text = new StringBuilder();
    private List<Event.Token> tokens = new ArrayList<>();
    private List<Integer> offsets = new ArrayList<>();
    private int length;
    private boolean sentBefore;

    TextMessage(Tokenizer tokenizer, TextRequest request, int index) {
        this.tokenizer = tokenizer;
        this.request = request;
        this.index = index;
    }

    void add(Event.Token token) {
        tokens.add(token);
        offsets.add(length);
        add(token.text());
    }

    void add(String more) {
        text.append(more);
        length += more.length();
    }

    /// Whether there is anything that a client would see.
    boolean isWorthSending() {
        return !text.isEmpty() || request.logprobs() || request.tokenIds();
    }

    /// All that has come since this was called before.
    TextCompletion.Choice take(@Nullable String finishReason) {
        var choice =
                new TextCompletion.Choice(
                        index,
                        text.toString(),
                        request.logprobs() ? logprobs() : null,
                        finishReason,
                        request.tokenIds() ? tokens.stream().map(Event.Token::id).toList() : null,
                        request.tokenIds() && !sentBefore
                                ? request.asks().get(index).prompt()
                                : null);
        text = new StringBuilder();
        tokens = new ArrayList<>();
        offsets = new ArrayList<>();
        sentBefore = true;
        return choice;
    }

    private TextCompletion.Logprobs logprobs() {
        return new TextCompletion.Logprobs(
                tokens.stream().map(token -> tokenizer.decode(token.id())).toList(),
                tokens.stream().map(Event.Token::logprob).toList(),
                null,
                offsets);
    }
}
