package dev.envtune.policy.kernel;

import java.util.ArrayDeque;
import java.util.Deque;

/// The memory of keys and values: blocks of [Lanes#PAIR] positions, all layers together, within a fixed
/// budget. A block may belong to several sequences.
final class Blocks<A> {
    private final Elements<A> elements;
    private final int blockElements;
    private final int limit;
    private final Deque<Block<A>> free = new ArrayDeque<>();
    private int used;

    /// A block.
    static final class Block<A> {
        final A data;
        final int number;
        private int owners;

        Block(A data, int number) {
            this.data = data;
            this.number = number;
        }
    }

    /// @param blockElements numbers of a block
    /// @param budget bytes at most
    Blocks(Elements<A> elements, int blockElements, long budget) {
        this.elements = elements;
        this.blockElements = blockElements;
        this.limit =
                (int)
                        Math.min(
                                Integer.MAX_VALUE,
                                budget / ((long) blockElements * elements.bytes()));
    }

    /// Blocks that the budget holds.
    int limit() {
        return limit;
    }

    /// Blocks that can still be taken.
    int available() {
        return limit - used;
    }

    Block<A> take() {
        if (used == limit) {
            throw new IllegalStateException("no block is left of " + limit);
        }
        used++;
        var block = free.poll();
        if (block == null) {
            block = new Block<>(elements.allocate(blockElements), used);
        }
        block.owners = 1;
        return block;
    }

    Block<A> share(Block<A> block) {
        block.owners++;
        return block;
    }

    void give(Block<A> block) {
        if (--block.owners == 0) {
            used--;
            free.push(block);
        }
    }
}
