package dev.envtune.policy.kernel;

import dev.envtune.policy.kernel.Blocks.Block;
import java.util.ArrayList;
import java.util.List;

/// Keys and values of one sequence.
public final class Cache<A> {
    private final Blocks<A> memory;
    private final List<Block<A>> blocks = new ArrayList<>();

    Cache(Blocks<A> memory) {
        this.memory = memory;
    }

    /// The numbers of the block that holds a position.
    A block(int position) {
        return blocks.get(position / Lanes.PAIR).data;
    }

    /// Blocks that a sequence of so many tokens takes.
    public static int blocks(int tokens) {
        return (tokens + Lanes.PAIR - 1) / Lanes.PAIR;
    }

    /// Blocks held.
    public int held() {
        return blocks.size();
    }

    /// Tokens of a sequence that fill whole blocks.
    public static int whole(int tokens) {
        return tokens / Lanes.PAIR * Lanes.PAIR;
    }

    /// Makes room for so many tokens in all.
    public void reserve(int tokens) {
        while (blocks.size() < blocks(tokens)) {
            blocks.add(memory.take());
        }
    }

    /// Begins with the same blocks as another sequence.
    ///
    /// @param tokens how many are wanted
    /// @return how many are the other's now: those of whole blocks
    public int share(Cache<A> other, int tokens) {
        int whole = tokens / Lanes.PAIR;
        for (int i = 0; i < whole; i++) {
            memory.give(blocks.set(i, memory.share(other.blocks.get(i))));
        }
        return whole * Lanes.PAIR;
    }

    /// Gives back what lies behind so many tokens.
    public void trim(int tokens) {
        while (blocks.size() > blocks(tokens)) {
            memory.give(blocks.removeLast());
        }
    }

    /// A number by which sequences that begin with the same block can be brought together.
    public long beginning() {
        return blocks.getFirst().number;
    }
}
