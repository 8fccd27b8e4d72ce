package dev.envtune.policy.generate;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A conversation in the cache: its tokens, and how many of them the cache holds. Opened and closed by
/// its [Generator]; its state belongs to the libtorch thread.
public final class Sequence {
    private int[] ids = new int[64];
    private int length;
    private int cached;
    private int firstPrompt;
    private int slot = -1;
    private @Nullable Request request;
    private boolean closed;

    Sequence() {}

    void append(int... tokens) {
        if (length + tokens.length > ids.length) {
            ids = Arrays.copyOf(ids, Math.max(ids.length * 2, length + tokens.length));
        }
        System.arraycopy(tokens, 0, ids, length, tokens.length);
        length += tokens.length;
    }

    int length() {
        return length;
    }

    int id(int position) {
        return ids[position];
    }

    /// How many of the first tokens two sequences share.
    int commonPrefix(Sequence other, int limit) {
        int common = Arrays.mismatch(ids, 0, length, other.ids, 0, other.length);
        return Math.min(common < 0 ? length : common, limit);
    }

    int cached() {
        return cached;
    }

    void cached(int tokens) {
        cached = tokens;
    }

    /// Tokens that went into the cache before the first sampled one.
    int firstPrompt() {
        return firstPrompt;
    }

    void firstPrompt(int tokens) {
        firstPrompt = tokens;
    }

    int slot() {
        return slot;
    }

    void slot(int index) {
        slot = index;
    }

    @Nullable Request request() {
        return request;
    }

    /// The request that there is.
    Request running() {
        if (request == null) {
            throw new IllegalStateException("the sequence has no request");
        }
        return request;
    }

    void request(@Nullable Request next) {
        request = next;
    }

    boolean isClosed() {
        return closed;
    }

    void close() {
        closed = true;
    }
}
