package dev.envtune.worker.completion;

import dev.envtune.policy.PolicyException;
import dev.envtune.policy.generate.Completion;
import dev.envtune.policy.generate.Completion.Finish;
import dev.envtune.policy.generate.Generator;
import dev.envtune.policy.generate.Sequence;
import dev.envtune.policy.text.Tokenizer;
import dev.envtune.policy.torch.LibTorch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Messages in the making, for one request. Tokens are put in order by the libtorch thread and become
/// text on the thread that asks for them. For one thread; closing it cancels what is not complete.
public final class Generation implements AutoCloseable {
    private sealed interface Raw {
        int index();
    }

    private record Sampled(int index, int id, float logprob) implements Raw {}

    private record Ended(int index, @Nullable Completion completion, @Nullable Throwable failure)
            implements Raw {}

    private final Generator generator;
    private final Places places;
    private final BlockingQueue<Raw> raw = new LinkedBlockingQueue<>();
    private final List<Message> messages = new ArrayList<>();
    private int open;

    private static final class Message {
        final Sequence sequence;
        final MessageText text;
        boolean closed;

        Message(Sequence sequence, MessageText text) {
            this.sequence = sequence;
            this.text = text;
        }
    }

    /// @param places of which one for each is taken already
    Generation(Generator generator, Tokenizer tokenizer, Places places, List<Ask> asks) {
        this.generator = generator;
        this.places = places;
        this.open = asks.size();
        for (var ask : asks) {
            var text = new MessageText(tokenizer, ask.sampling().stops(), ask.stops());
            messages.add(new Message(generator.open(), text));
        }
        // At once on the thread that samples, or each would wait for a token of the others.
        LibTorch.instance()
                .submit(
                        () -> {
                            for (int i = 0; i < asks.size(); i++) {
                                begin(i, asks.get(i));
                            }
                            return messages.size();
                        });
    }

    private void begin(int index, Ask ask) {
        generator
                .generate(
                        messages.get(index).sequence,
                        ask.prompt(),
                        ask.sampling(),
                        (id, logprob) -> raw.add(new Sampled(index, id, logprob)))
                .whenComplete(
                        (completion, failure) -> raw.add(new Ended(index, completion, failure)));
    }

    /// Whether every message is complete and its [Event.Finished] given.
    public boolean isDone() {
        return open == 0;
    }

    /// The next event.
    ///
    /// @return null if none comes in this time
    /// @throws GenerationException if a message breaks off
    /// @throws PolicyException if a message may become longer than there is memory for
    public @Nullable Event next(Duration patience) throws InterruptedException {
        while (true) {
            var next = raw.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (next == null) {
                return null;
            }
            var message = messages.get(next.index());
            if (message.closed) {
                continue;
            }
            switch (next) {
                case Sampled sampled -> {
                    // What was sampled after a stop string, until it was seen, does not count.
                    if (!message.text.stopped()) {
                        return token(sampled, message);
                    }
                }
                case Ended ended -> {
                    return end(ended, message);
                }
            }
        }
    }

    private Event token(Sampled sampled, Message message) {
        var text = message.text.add(sampled.id());
        if (message.text.stopped()) {
            generator.close(message.sequence);
            raw.add(new Ended(sampled.index(), null, null));
        }
        return new Event.Token(sampled.index(), sampled.id(), sampled.logprob(), text);
    }

    private Event end(Ended ended, Message message) {
        var failure = ended.failure();
        if (failure instanceof PolicyException tooLong) {
            throw tooLong;
        }
        if (failure != null) {
            throw new GenerationException(false, "sampling failed", failure);
        }
        var completion = ended.completion();
        var finish =
                completion == null || message.text.stopped() ? Finish.STOP : completion.finish();
        if (finish == Finish.CANCELLED) {
            throw new GenerationException(true, "the server is stopping", null);
        }
        var rest = message.text.finish();
        close(message);
        return new Event.Finished(ended.index(), rest, finish == Finish.STOP);
    }

    private void close(Message message) {
        if (message.closed) {
            return;
        }
        message.closed = true;
        open--;
        LibTorch.instance()
                .submit(
                        () -> {
                            generator.close(message.sequence);
                            places.giveBack();
                            return 1;
                        });
    }

    @Override
    public void close() {
        messages.forEach(this::close);
    }
}
