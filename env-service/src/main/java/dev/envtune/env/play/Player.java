package dev.envtune.env.play;

/// Plays a session: a person, the ground truth or a chat server's model.
@FunctionalInterface
interface Player {
    /// Returns when the episode has ended or the player gives up.
    void play(OpenSession session);
}
