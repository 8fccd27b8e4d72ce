package dev.envtune.contract;

import org.jspecify.annotations.Nullable;

/// Asks for a session.
///
/// @param id chosen by the caller so that a repeated request finds the same session: 1 to 128 of
///     letters, digits and `. _ : -`, the first a letter or a digit; chosen by the service if absent
/// @param suite the suite of the task; may be absent where only one suite has a task of that id
/// @param feedback `STANDARD` if absent
/// @param scoring `FULL` if absent
public record CreateSession(
        @Nullable String id,
        @Nullable String suite,
        String task,
        @Nullable Feedback feedback,
        @Nullable Scoring scoring) {}
