package dev.envtune.policy.generate;

import dev.envtune.policy.model.Weights;
import dev.envtune.policy.torch.DType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Generation by libtorch: every sequence has a slot of the cache. A new sequence that begins like
/// another takes over a copy of what they share.
final class TorchEngine implements Engine {
    /// Prompt tokens that go through the model at once.
    private static final int PREFILL_CHUNK = 256;

    private final Weights weights;
    private final Batch batch;
    private final KeyValueCache cache;
    private final @Nullable Sequence[] slots;
    private final long longest;

    /// @param weights closed with this
    /// @param cacheBytes that keys and values may take
    TorchEngine(Weights weights, DType type, int sequences, long cacheBytes) {
        var config = weights.config();
        this.weights = weights;
        long token = 2L * config.layers() * config.sharedHeads() * config.headSize() * type.bytes();
        this.slots = new Sequence[slots(sequences, cacheBytes / token, config.window())];
        this.longest = cacheBytes / token / slots.length;
        this.cache = new KeyValueCache(config, type, slots.length);
        this.batch = new Batch(weights, type, cache);
    }

    /// As many as wanted, if each can be as long as the window; fewer else.
    private static int slots(int sequences, long tokens, int window) {
        int fitting = (int) Math.min(sequences, tokens / window);
        return Math.max(Batch.GRAIN, Batch.padded(Math.min(sequences, fitting)));
    }

    @Override
    public long longest() {
        return longest;
    }

    @Override
    public boolean admit(Sequence sequence, int tokens) {
        for (int slot = 0; sequence.slot() < 0 && slot < slots.length; slot++) {
            if (slots[slot] == null) {
                slots[slot] = sequence;
                sequence.slot(slot);
            }
        }
        return sequence.slot() >= 0;
    }

    @Override
    public void rest(Sequence sequence) {}

    @Override
    public void evict(Sequence sequence) {
        if (sequence.slot() >= 0) {
            slots[sequence.slot()] = null;
            sequence.slot(-1);
        }
        sequence.cached(0);
    }

    @Override
    public void advance(List<Sequence> running) {
        for (var sequence : running) {
            prefill(sequence);
        }
        decode(Set.copyOf(running));
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

    private void prefill(Sequence sequence) {
        if (sequence.cached() == 0) {
            sequence.firstPrompt(sequence.length() - 1);
            share(sequence);
        }
        while (sequence.length() - sequence.cached() > 1) {
            batch.prefill(
                    sequence, Math.min(PREFILL_CHUNK, sequence.length() - 1 - sequence.cached()));
        }
    }

    /// The last token of every sequence goes through the model together, in runs of neighbouring slots.
    private void decode(Set<Sequence> active) {
        int from = 0;
        while (from < slots.length) {
            if (isIdle(slots, active, from)) {
                from += Batch.GRAIN;
                continue;
            }
            int to = from;
            while (to < slots.length && !isIdle(slots, active, to)) {
                to += Batch.GRAIN;
            }
            batch.decode(slots, active, from, to);
            from = to;
        }
    }

    private static boolean isIdle(@Nullable Sequence[] slots, Set<Sequence> active, int block) {
        for (int slot = block; slot < block + Batch.GRAIN; slot++) {
            var sequence = slots[slot];
            if (sequence != null && active.contains(sequence)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        cache.close();
        weights.close();
    }
}
