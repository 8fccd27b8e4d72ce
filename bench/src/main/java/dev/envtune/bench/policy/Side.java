package dev.envtune.bench.policy;

import org.jspecify.annotations.Nullable;

/// One of those who do the work.
interface Side extends AutoCloseable {
    /// Gets ready for work and forgets the one before. Called before each [#run].
    void prepare(Work work);

    /// Does it once.
    Outcome run(Work work);

    @Override
    void close();

    /// @param prefillSeconds until every prompt is in the cache and has its first token; 0 for training
    /// @param peakBytes most memory of the process in RAM meanwhile, or null where that is not known
    /// @param settings what was chosen because it is the fastest, or empty
    record Outcome(
            double seconds, double prefillSeconds, @Nullable Long peakBytes, String settings) {}
}
