package dev.envtune.policy.generate;

import dev.envtune.policy.PolicyException;
import dev.envtune.policy.generate.Completion.Finish;
import dev.envtune.policy.kernel.Kernels;
import dev.envtune.policy.model.Weights;
import dev.envtune.policy.torch.DType;
import dev.envtune.policy.torch.LibTorch;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/// Samples messages for many sequences at once. Requests join and leave the batch at every token; what a
/// sequence is given next continues its cache, and a new sequence that begins like one in the cache takes
/// over what they share. Keys and values stay within a budget: a request waits until there is room for
/// its longest possible message, and a sequence without a request gives way to those that wait; its
/// tokens are taken in again when it goes on. May be called from any thread.
public final class Generator implements AutoCloseable {
    private final LibTorch torch = LibTorch.instance();
    private final Engine engine;
    private final int window;
    private final int sequences;
    private final Deque<Sequence> waiting = new ArrayDeque<>();
    private final List<Sequence> running = new ArrayList<>();

    /// Sequences in the cache that get no tokens, the one that had some longest ago first.
    private final SequencedSet<Sequence> resting = new LinkedHashSet<>();

    private volatile int waitingCount;
    private volatile int runningCount;
    private boolean ticking;
    private boolean closed;

    /// A generator whose keys and values may take a quarter of what this process may have.
    ///
    /// @param weights in the type that generation computes in, see [Weights#cast]; closed with this
    /// @param sequences how many get tokens at once at most; others wait
    public Generator(Weights weights, DType type, int sequences) {
        this(weights, type, sequences, Runtime.getRuntime().maxMemory() / 4);
    }

    /// @param weights in the type that generation computes in, see [Weights#cast]; closed with this
    /// @param sequences how many get tokens at once at most; others wait
    /// @param cacheBytes that keys and values may take
    public Generator(Weights weights, DType type, int sequences, long cacheBytes) {
        this(
                () -> engine(weights, type, sequences, cacheBytes),
                weights.config().window(),
                sequences);
    }

    /// @param engine asked for on the libtorch thread
    Generator(Supplier<Engine> engine, int window, int sequences) {
        this.window = window;
        this.sequences = sequences;
        this.engine = torch.call(engine);
    }

    private static Engine engine(Weights weights, DType type, int sequences, long cacheBytes) {
        if (!Kernels.available(weights.config(), type, cacheBytes)) {
            return new TorchEngine(weights, type, sequences, cacheBytes);
        }
        var model = Kernels.model(weights, type, cacheBytes);
        weights.close();
        return new KernelEngine<>(model);
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
    /// @return completes on the libtorch thread; cancelling it stops the sampling. Fails with a
    ///     [PolicyException] if the message may become longer than the memory for keys and values allows
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
        if (sequence.length() + ids.length > window) {
            request.finish(Finish.WINDOW);
            return;
        }
        int most = most(sequence.length() + ids.length, request);
        if (most > engine.longest()) {
            request.result()
                    .completeExceptionally(
                            new PolicyException(
                                    "the message may take its conversation to %,d tokens, and the memory for keys and values holds %,d. Ask for fewer tokens, or give that memory more."
                                            .formatted(most, engine.longest())));
            return;
        }
        sequence.append(ids);
        if (request.sampling().maxTokens() == 0) {
            request.finish(Finish.LENGTH);
            return;
        }
        sequence.request(request);
        waiting.add(sequence);
        count();
        tickSoon();
    }

    /// Tokens that a sequence may come to.
    private int most(int length, Request request) {
        return (int)
                Math.min(window, (long) length + request.sampling().maxTokens() - request.count());
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
        running.remove(sequence);
        waiting.remove(sequence);
        resting.remove(sequence);
        engine.evict(sequence);
        count();
        tickSoon();
    }

    /// Requests that wait for a place.
    public int waiting() {
        return waitingCount;
    }

    /// Requests that are getting tokens.
    public int running() {
        return runningCount;
    }

    private void count() {
        waitingCount = waiting.size();
        runningCount = running.size();
    }

    private void tickSoon() {
        if (!ticking && !closed && !(running.isEmpty() && waiting.isEmpty())) {
            ticking = true;
            torch.submit(
                    () -> {
                        tick();
                        return 0;
                    });
        }
    }

    /// One round for every sequence that can have one. Other work of the libtorch thread runs in between.
    private void tick() {
        ticking = false;
        if (closed) {
            return;
        }
        try {
            cancel();
            admit();
            if (!running.isEmpty()) {
                engine.advance(running);
                List.copyOf(running).forEach(this::settle);
            }
            count();
        } catch (RuntimeException | Error e) {
            fail(e);
        }
        tickSoon();
    }

    /// The failed round's sequences lose what is in the cache of them, for it may be half of a round.
    private void fail(Throwable cause) {
        for (var sequence : List.copyOf(running)) {
            var request = sequence.running();
            sequence.request(null);
            running.remove(sequence);
            engine.evict(sequence);
            request.result().completeExceptionally(cause);
        }
        count();
    }

    private void cancel() {
        for (var sequence : List.copyOf(running)) {
            if (sequence.running().result().isDone()) {
                rest(sequence);
            }
        }
        waiting.removeIf(
                sequence -> {
                    boolean done = sequence.running().result().isDone();
                    if (done) {
                        sequence.request(null);
                    }
                    return done;
                });
    }

    /// In the order in which they came.
    private void admit() {
        while (!waiting.isEmpty() && running.size() < sequences && hasRoom(waiting.getFirst())) {
            var next = waiting.removeFirst();
            resting.remove(next);
            running.add(next);
        }
    }

    private boolean hasRoom(Sequence next) {
        int most = most(next.length(), next.running());
        while (!engine.admit(next, most)) {
            var idle = resting.stream().filter(sequence -> sequence != next).findFirst();
            if (idle.isEmpty()) {
                return false;
            }
            resting.remove(idle.get());
            engine.evict(idle.get());
        }
        return true;
    }

    private void settle(Sequence sequence) {
        var request = sequence.running();
        if (request.count() == 0) {
            return;
        }
        var sampling = request.sampling();
        Finish finish = null;
        if (sampling.stops().contains(sequence.id(sequence.length() - 1))) {
            finish = Finish.STOP;
        } else if (request.count() >= sampling.maxTokens()) {
            finish = Finish.LENGTH;
        } else if (sequence.length() >= window) {
            finish = Finish.WINDOW;
        }
        if (finish != null) {
            rest(sequence);
            request.finish(finish);
        }
    }

    private void rest(Sequence sequence) {
        sequence.request(null);
        running.remove(sequence);
        engine.rest(sequence);
        resting.add(sequence);
        count();
    }

    @Override
    public void close() {
        torch.run(
                () -> {
                    var open = new ArrayList<>(running);
                    open.addAll(waiting);
                    open.addAll(resting);
                    open.forEach(this::release);
                    closed = true;
                    engine.close();
                });
    }
}
