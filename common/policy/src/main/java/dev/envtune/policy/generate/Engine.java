package dev.envtune.policy.generate;

import java.util.List;

/// Takes sequences through a model and keeps their keys and values. Used on the libtorch thread.
interface Engine extends AutoCloseable {
    /// Tokens that a sequence may have at most, by the memory for keys and values alone.
    long longest();

    /// Makes room for a sequence of so many tokens.
    ///
    /// @return false, and nothing has changed, if there is no room now
    boolean admit(Sequence sequence, int tokens);

    /// Keeps no more room for a sequence than its tokens take.
    void rest(Sequence sequence);

    /// Forgets the keys and values of a sequence.
    void evict(Sequence sequence);

    /// Takes tokens of admitted sequences into the cache, as many as fit into one round, and samples a
    /// token for each sequence whose tokens are then all in it.
    ///
    /// @param running sequences with a request, in the order of their admission
    void advance(List<Sequence> running);

    @Override
    void close();
}
