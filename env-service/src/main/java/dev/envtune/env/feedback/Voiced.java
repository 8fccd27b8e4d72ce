package dev.envtune.env.feedback;

import org.jspecify.annotations.Nullable;

/// An outcome in words.
///
/// @param standard the official result text, which scoring compares whatever the feedback
/// @param shown the result text in the session's feedback
/// @param hint null in standard feedback, for a success, and where its kind is not selected
/// @param beside whether the hint stands beside an unchanged result instead of in its text
public record Voiced(String standard, String shown, @Nullable GivenHint hint, boolean beside) {
    static Voiced plain(String standard) {
        return new Voiced(standard, standard, null, false);
    }
}
