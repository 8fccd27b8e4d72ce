package dev.envtune.policy.text;

/// A stretch of a rendered conversation.
///
/// @param foreign whether a user or an environment wrote it, so that control tokens in it are text
public record Piece(String text, boolean foreign) {
    public static Piece own(String text) {
        return new Piece(text, false);
    }

    public static Piece foreign(String text) {
        return new Piece(text, true);
    }
}
