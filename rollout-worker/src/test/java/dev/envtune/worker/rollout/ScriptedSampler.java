package dev.envtune.worker.rollout;

import dev.envtune.policy.generate.Completion;
import dev.envtune.policy.generate.Completion.Finish;
import dev.envtune.policy.generate.Sampling;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// Says one message always, or is silent.
final class ScriptedSampler implements Sampler {
    private final int[] message;
    private final boolean silent;
    final AtomicInteger open = new AtomicInteger();
    final CountDownLatch asked;
    final List<Sampling> samplings = new CopyOnWriteArrayList<>();
    final List<CompletableFuture<Completion>> promised = new CopyOnWriteArrayList<>();

    private ScriptedSampler(int[] message, boolean silent, int awaited) {
        this.message = message;
        this.silent = silent;
        this.asked = new CountDownLatch(awaited);
    }

    static ScriptedSampler saying(int... message) {
        return new ScriptedSampler(message, false, 1);
    }

    /// @param awaited how many messages are asked for before `asked` is done
    static ScriptedSampler silent(int awaited) {
        return new ScriptedSampler(new int[0], true, awaited);
    }

    @Override
    public Conversation open() {
        open.incrementAndGet();
        return new Conversation() {
            @Override
            public CompletableFuture<Completion> next(int[] ids, Sampling sampling) {
                var promise = new CompletableFuture<Completion>();
                samplings.add(sampling);
                promised.add(promise);
                asked.countDown();
                if (!silent) {
                    promise.complete(
                            new Completion(message, new float[message.length], Finish.STOP));
                }
                return promise;
            }

            @Override
            public void close() {
                open.decrementAndGet();
            }
        };
    }
}
