package dev.envtune.policy.generate;

import dev.envtune.policy.kernel.Cache;
import dev.envtune.policy.kernel.KernelModel;
import dev.envtune.policy.kernel.Rows;
import dev.envtune.policy.kernel.Sampler;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Generation by the kernels of [dev.envtune.policy.kernel]. What two sequences begin with is computed
/// and kept once, in whole blocks.
final class KernelEngine<A> implements Engine {
    /// Tokens that go through the model at once.
    private static final int ROUND = 256;

    private final KernelModel<A> model;
    private final Map<Sequence, Cache<A>> caches = new HashMap<>();

    KernelEngine(KernelModel<A> model) {
        this.model = model;
    }

    @Override
    public long longest() {
        return model.longest();
    }

    @Override
    public boolean admit(Sequence sequence, int tokens) {
        var cache = caches.get(sequence);
        int held = cache == null ? 0 : cache.held();
        if (Cache.blocks(tokens) - held > model.available()) {
            return false;
        }
        caches.computeIfAbsent(sequence, _ -> model.open()).reserve(tokens);
        return true;
    }

    @Override
    public void rest(Sequence sequence) {
        var cache = caches.get(sequence);
        if (cache != null) {
            cache.trim(sequence.cached());
        }
    }

    @Override
    public void evict(Sequence sequence) {
        var cache = caches.remove(sequence);
        if (cache != null) {
            cache.trim(0);
        }
        sequence.cached(0);
    }

    @Override
    public void advance(List<Sequence> running) {
        var rows = new Rows<A>();
        var sampled = new ArrayList<Sequence>();
        var counts = new HashMap<Sequence, Integer>();
        for (var sequence : neighbours(running)) {
            if (sequence.length() - sequence.cached() == 1) {
                add(sequence, 1, rows, sampled);
                counts.put(sequence, 1);
            }
        }
        var begun = new ArrayList<Sequence>();
        for (var sequence : running) {
            int room = ROUND - rows.count();
            if (room <= 0 || counts.containsKey(sequence) || !begins(sequence, begun)) {
                continue;
            }
            begun.add(sequence);
            int count = Math.min(room, sequence.length() - sequence.cached());
            add(sequence, count, rows, sampled);
            counts.put(sequence, count);
        }
        if (rows.count() == 0) {
            return;
        }
        var drawn = new Sampler.Drawn[sampled.size()];
        model.forward(
                rows, (index, logits, at) -> drawn[index] = draw(sampled.get(index), logits, at));
        counts.forEach((sequence, count) -> sequence.cached(sequence.cached() + count));
        for (int i = 0; i < drawn.length; i++) {
            sampled.get(i).append(drawn[i].token());
            sampled.get(i).running().add(drawn[i].token(), drawn[i].logprob());
        }
    }

    private Cache<A> cache(Sequence sequence) {
        return Objects.requireNonNull(caches.get(sequence), "the sequence is not admitted");
    }

    /// Sequences that begin alike one after another: the kernels read what they share once.
    private List<Sequence> neighbours(List<Sequence> running) {
        return running.stream()
                .sorted(Comparator.comparingLong(sequence -> cache(sequence).beginning()))
                .toList();
    }

    /// Lets a new sequence take over what others have in the cache.
    ///
    /// @param begun whose tokens are being taken in now
    /// @return whether it shall begin now; not if it can take over more when those are in
    private boolean begins(Sequence sequence, List<Sequence> begun) {
        if (sequence.cached() > 0) {
            return true;
        }
        int prompt = sequence.length() - 1;
        int best = 0;
        Sequence source = null;
        for (var other : caches.keySet()) {
            int common = other == sequence ? 0 : common(sequence, other, other.cached(), prompt);
            if (common > best) {
                best = common;
                source = other;
            }
        }
        for (var other : begun) {
            if (common(sequence, other, other.length(), prompt) > best) {
                return false;
            }
        }
        if (source != null) {
            sequence.cached(cache(sequence).share(cache(source), best));
        }
        return true;
    }

    private static int common(Sequence sequence, Sequence other, int there, int prompt) {
        return Cache.whole(sequence.commonPrefix(other, Math.min(there, prompt)));
    }

    private void add(Sequence sequence, int count, Rows<A> rows, List<Sequence> sampled) {
        var cache = cache(sequence);
        for (int i = 0; i < count; i++) {
            int position = sequence.cached() + i;
            boolean last = position == sequence.length() - 1;
            rows.add(sequence.id(position), position, cache, last);
            if (last) {
                sampled.add(sequence);
            }
        }
    }

    private Sampler.Drawn draw(Sequence sequence, float[] logits, int at) {
        var sampling = sequence.running().sampling();
        return Sampler.draw(
                logits,
                at,
                model.vocabulary(),
                CounterRandom.uniform(sampling.seed(), sequence.length()),
                sampling.temperature(),
                sampling.topP(),
                sampling.topK());
    }

    @Override
    public void close() {
        model.close();
    }
}
