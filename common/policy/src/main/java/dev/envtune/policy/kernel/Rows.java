package dev.envtune.policy.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Tokens that go through the model together: of any sequences, several of one in their order.
public final class Rows<A> {
    private int[] ids = new int[64];
    private int[] positions = new int[64];
    private final List<Cache<A>> caches = new ArrayList<>();
    private int[] wanted = new int[64];
    private int wantedCount;

    /// @param cache of the token's sequence, with room for its position
    /// @param logits whether the logits after this token are wanted
    public void add(int id, int position, Cache<A> cache, boolean logits) {
        int row = caches.size();
        if (row == ids.length) {
            ids = Arrays.copyOf(ids, row * 2);
            positions = Arrays.copyOf(positions, row * 2);
            wanted = Arrays.copyOf(wanted, row * 2);
        }
        ids[row] = id;
        positions[row] = position;
        caches.add(cache);
        if (logits) {
            wanted[wantedCount++] = row;
        }
    }

    public int count() {
        return caches.size();
    }

    /// Rows whose logits are wanted.
    public int wanted() {
        return wantedCount;
    }

    int id(int row) {
        return ids[row];
    }

    int position(int row) {
        return positions[row];
    }

    Cache<A> cache(int row) {
        return caches.get(row);
    }

    int wanted(int index) {
        return wanted[index];
    }
}
