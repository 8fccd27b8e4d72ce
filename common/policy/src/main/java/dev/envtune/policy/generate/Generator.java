package dev.envtune.policy.generate;

import dev.envtune.policy.generate.Completion.Finish;
import dev.envtune.policy.model.Weights;
import dev.envtune.policy.torch.DType;
import dev.envtune.policy.torch.LibTorch;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// Samples messages for many sequences at once. Requests join and leave the batch at every token; what a
/// sequence is given next continues its cache, and a new sequence that begins like a live one takes over
/// the keys and values of what they share. May be called from any thread.
public final class Generator implements AutoCloseable {
    /// Prompt tokens that go through the model at once.
    private static final int PREFILL_CHUNK = 256;

    private final LibTorch torch = LibTorch.instance();
    private final Weights weights;
    private final Batch batch;
    private final KeyValueCache cache;
    private final @Nullable Sequence[] slots;
    private final Deque<Sequence> waiting = new ArrayDeque<>();
    private final AtomicInteger waitingCount = new AtomicInteger();
    private boolean ticking;
    private boolean closed;

    /// @param weights in the type that generation computes in, see [Weights#cast]; closed with this
    /// @param sequences how many are in the cache at once; others wait
    public Generator(Weights weights, DType type, int sequences) {
        this.weights = weights;
        this.slots = new Sequence[Batch.padded(sequences)];
        this.cache = new KeyValueCache(weights.config(), type, slots.length);
        this.batch = new Batch(weights, type, cache);
    }

    /// A new, empty sequence.
    public Sequence open() {
        return new Sequence();
    }

    /// Appends tokens to a sequence and samples a message after them. A sequence has one request at a time.
    ///
    /// @param ids may be empty only if the sequence has tokens already
    /// @return completes on the libtorch thread; cancelling it stops the sampling
    public CompletableFuture<Completion> generate(Sequence sequence, int[] ids, Sampling sampling) {
        return generate(sequence, ids, sampling, (_, _) -> {});
    }

    /// Appends tokens to a sequence and samples a message after them. A sequence has one request at a time.
    ///
    /// @param ids may be empty only if the sequence has tokens already
    /// @param listener hears of each token
    /// @return completes on the libtorch thread; cancelling it stops the sampling
    public CompletableFuture<Completion> generate(
            Sequence sequence, int[] ids, Sampling sampling, TokenListener listener) {
        var request = new Request(sampling, listener);
        torch.run(() -> begin(sequence, ids, request));
        return request.result();
    }

    private void begin(Sequence sequence, int[] ids, Request request) {
        if (closed || sequence.isClosed() || sequence.request() != null) {
            request.result()
                    .completeExceptionally(
                            new IllegalStateException(
                                    "the sequence is closed, or has a request already"));
            return;
        }
        if (sequence.length() + ids.length > weights.config().window()) {
            request.finish(Finish.WINDOW);
            return;
        }
        sequence.append(ids);
        if (request.sampling().maxTokens() == 0) {
            request.finish(Finish.LENGTH);
            return;
        }
        sequence.request(request);
        if (sequence.slot() < 0) {
            waiting.add(sequence);
            waitingCount.set(waiting.size());
        }
        tickSoon();
    }

    /// Frees the sequence's place in the cache; a request under way is cancelled.
    public void close(Sequence sequence) {
        torch.run(() -> release(sequence));
    }

    private void release(Sequence sequence) {
        sequence.close();
        var request = sequence.request();
        if (request != null) {
            sequence.request(null);
            request.finish(Finish.CANCELLED);
        }
        if (sequence.slot() >= 0) {
            slots[sequence.slot()] = null;
            sequence.slot(-1);
            tickSoon();
        }
    }

    /// Requests that wait for a place in the cache.
    public int waiting() {
        return waitingCount.get();
    }

    private void tickSoon() {
        if (!ticking && !closed) {
            ticking = true;
            torch.submit(
                    () -> {
                        tick();
                        return 0;
                    });
        }
    }

    /// One token for every sequence that can have one. Other work of the libtorch thread runs in between.
    private void tick() {
        ticking = false;
        if (closed) {
            return;
        }
        try {
            cancel();
            admit();
            boolean worked = prefill();
            worked |= decode();
            if (worked) {
                tickSoon();
            }
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void fail(RuntimeException cause) {
        for (var sequence : slots) {
            if (sequence != null && sequence.request() != null) {
                sequence.request().result().completeExceptionally(cause);
                sequence.request(null);
            }
        }
    }

    private void cancel() {
        for (var sequence : slots) {
            if (sequence != null
                    && sequence.request() != null
                    && sequence.request().result().isDone()) {
                sequence.request(null);
            }
        }
    }

    private void admit() {
        for (int slot = 0; slot < slots.length && !waiting.isEmpty(); slot++) {
            if (slots[slot] != null) {
                continue;
            }
            var sequence = waiting.remove();
            if (sequence.isClosed()) {
                slot--;
                continue;
            }
            slots[slot] = sequence;
            sequence.slot(slot);
        }
        waitingCount.set(waiting.size());
    }

    /// Takes over what another sequence has in the cache: as much as this one would compute in the same
    /// chunks, for a chunk's length may show in the bits.
    private void share(Sequence sequence) {
        int best = 0;
        Sequence source = null;
        for (var other : slots) {
            if (other != null && other != sequence) {
                int common = inSameChunks(sequence, other);
                if (common > best) {
                    best = common;
                    source = other;
                }
            }
        }
        if (source != null) {
            cache.copy(source.slot(), sequence.slot(), best);
            sequence.cached(best);
        }
    }

    private static int inSameChunks(Sequence sequence, Sequence other) {
        int prompt = sequence.length() - 1;
        int common = Math.min(sequence.commonPrefix(other, other.cached()), prompt);
        boolean whole = common == prompt && other.firstPrompt() == prompt;
        int chunks = Math.min(common, other.firstPrompt()) / PREFILL_CHUNK;
        return whole ? prompt : chunks * PREFILL_CHUNK;
    }

    private boolean prefill() {
        boolean worked = false;
        for (var sequence : slots) {
            if (sequence == null || sequence.request() == null) {
                continue;
            }
            if (sequence.cached() == 0) {
                sequence.firstPrompt(sequence.length() - 1);
                share(sequence);
            }
            while (sequence.length() - sequence.cached() > 1) {
                batch.prefill(
                        sequence,
                        Math.min(PREFILL_CHUNK, sequence.length() - 1 - sequence.cached()));
                worked = true;
            }
        }
        return worked;
    }

    /// The last token of every sequence goes through the model together, in runs of neighbouring slots.
    private boolean decode() {
        boolean worked = false;
        int from = 0;
        while (from < slots.length) {
            if (isIdle(from)) {
                from += Batch.GRAIN;
                continue;
            }
            int to = from;
            while (to < slots.length && !isIdle(to)) {
                to += Batch.GRAIN;
            }
            batch.decode(slots, from, to);
            for (int slot = from; slot < to; slot++) {
                var sequence = slots[slot];
                if (sequence != null && sequence.request() != null) {
                    settle(sequence, sequence.request());
                }
            }
            worked = true;
            from = to;
        }
        return worked;
    }

    private boolean isIdle(int block) {
        for (int slot = block; slot < block + Batch.GRAIN; slot++) {
            var sequence = slots[slot];
            if (sequence != null && sequence.request() != null) {
                return false;
            }
        }
        return true;
    }

    private void settle(Sequence sequence, Request request) {
        var sampling = request.sampling();
        Finish finish = null;
        if (sampling.stops().contains(sequence.id(sequence.length() - 1))) {
            finish = Finish.STOP;
        } else if (request.count() >= sampling.maxTokens()) {
            finish = Finish.LENGTH;
        } else if (sequence.length() >= weights.config().window()) {
            finish = Finish.WINDOW;
        }
        if (finish != null) {
            sequence.request(null);
            request.finish(finish);
        }
    }

    @Override
    public void close() {
        torch.run(
                () -> {
                    for (var sequence : slots) {
                        if (sequence != null) {
                            release(sequence);
                        }
                    }
                    waiting.forEach(this::release);
                    waiting.clear();
                    closed = true;
                    cache.close();
                    weights.close();
                });
    }
}
