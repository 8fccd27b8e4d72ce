package dev.envtune.worker.rollout;

import dev.envtune.contract.EmittedCalls;
import java.util.function.Consumer;

/// What episodes are played for.
public sealed interface Purpose {
    /// To be trained on: every message must come with its tokens and their logprobs.
    record Training() implements Purpose {}

    /// To be scored.
    ///
    /// @param calls gets the calls of each episode that was played to its end, on its thread
    record Evaluation(Consumer<EmittedCalls> calls) implements Purpose {}
}
