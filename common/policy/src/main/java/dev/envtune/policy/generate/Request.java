package dev.envtune.policy.generate;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;

/// A message in the making.
final class Request {
    private final Sampling sampling;
    private final TokenListener listener;
    private final CompletableFuture<Completion> result = new CompletableFuture<>();
    private int[] ids = new int[32];
    private float[] logprobs = new float[32];
    private int count;

    Request(Sampling sampling, TokenListener listener) {
        this.sampling = sampling;
        this.listener = listener;
    }

    Sampling sampling() {
        return sampling;
    }

    CompletableFuture<Completion> result() {
        return result;
    }

    int count() {
        return count;
    }

    void add(int id, float logprob) {
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, count * 2);
            logprobs = Arrays.copyOf(logprobs, count * 2);
        }
        ids[count] = id;
        logprobs[count++] = logprob;
        listener.sampled(id, logprob);
    }

    void finish(Completion.Finish finish) {
        result.complete(
                new Completion(Arrays.copyOf(ids, count), Arrays.copyOf(logprobs, count), finish));
    }
}
