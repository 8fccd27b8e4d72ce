package dev.envtune.env.play;

/// Plays a session: a person, the ground truth or a chat server's model.
interface Player extends AutoCloseable {
    /// Returns when the episode has ended or the player leaves.
    void play(OpenSession session);

    /// Whether only full marks and a valid verdict will do.
    default boolean mustBePerfect() {
        return false;
    }

    @Override
    default void close() {}
}
