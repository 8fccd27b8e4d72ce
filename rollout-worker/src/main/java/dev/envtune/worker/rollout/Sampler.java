package dev.envtune.worker.rollout;

import dev.envtune.policy.generate.Completion;
import dev.envtune.policy.generate.Generator;
import dev.envtune.policy.generate.Sampling;
import java.util.concurrent.Future;

/// Samples the messages of many conversations at once. May be used by many threads.
public interface Sampler {
    /// A new, empty conversation.
    Conversation open();

    /// The tokens of an episode so far.
    interface Conversation extends AutoCloseable {
        /// Appends tokens and samples a message after them, which is appended too.
        ///
        /// @return cancelling it stops the sampling
        Future<Completion> next(int[] ids, Sampling sampling);

        @Override
        void close();
    }

    static Sampler of(Generator generator) {
        return () -> {
            var sequence = generator.open();
            return new Conversation() {
                @Override
                public Future<Completion> next(int[] ids, Sampling sampling) {
                    return generator.generate(sequence, ids, sampling);
                }

                @Override
                public void close() {
                    generator.close(sequence);
                }
            };
        };
    }
}
