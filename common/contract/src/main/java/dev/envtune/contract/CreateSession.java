package dev.envtune.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Asks for a session.
///
/// @param id chosen by the caller so that a repeated request finds the same session: 1 to 128 of
///     letters, digits and `. _ : -`, the first a letter or a digit; chosen by the service if absent
/// @param suite the suite of the task; may be absent where only one suite has a task of that id
/// @param feedback `STANDARD` if absent
/// @param scoring `FULL` if absent
/// @param hints with `AUGMENTED` feedback, the kinds of hints that are given (`K1` to `K17`), by domain;
///     `*` stands for the domains that are not named, and for calls of no tool. Every kind if absent
public record CreateSession(
        @Nullable String id,
        @Nullable String suite,
        String task,
        @Nullable Feedback feedback,
        @Nullable Scoring scoring,
        @JsonInclude(JsonInclude.Include.NON_NULL) @JsonSetter(contentNulls = Nulls.FAIL)
                @Nullable Map<String, List<String>> hints) {
    public CreateSession {
        hints = hints == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(hints));
    }

    /// With hints of every kind, where the feedback has hints.
    public CreateSession(
            @Nullable String id,
            @Nullable String suite,
            String task,
            @Nullable Feedback feedback,
            @Nullable Scoring scoring) {
        this(id, suite, task, feedback, scoring, null);
    }
}
