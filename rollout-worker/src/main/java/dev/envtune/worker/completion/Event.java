package dev.envtune.worker.completion;

/// What happens to the messages of a [Generation].
public sealed interface Event {
    /// Which of the messages, from 0.
    int index();

    /// A token was sampled.
    ///
    /// @param logprob under the distribution it was sampled from
    /// @param text that is certain now: often the token's own, sometimes none or more than that
    record Token(int index, int id, float logprob, String text) implements Event {}

    /// The message is complete.
    ///
    /// @param text the rest
    /// @param stopped by an end token or a stop string, rather than by a limit of length
    record Finished(int index, String text, boolean stopped) implements Event {}
}
