package dev.envtune.env.sandbox;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the augmented voice may say of a cause. Most of it is derived: legal values, formats and
/// producers from the argument's [Param], the way to a precondition from [Tool#establishes()].
/// Sentences are written only where no annotation knows the rule.
///
/// Sentences are templates as in [Wording]. A tool is named as `[tool_name]`: a sentence that names
/// one which is not offered in this turn is left out, and so is a next action with such a tool.
///
/// Where a failure knows what the argument at fault should have been, it says so in the fact
/// [#INSTEAD]: the next action is then the same call with that value.
///
/// @param argument the parameter at fault, or null
/// @param condition the unmet condition of [Tool#establishes()], or null
/// @param sentences in order, each complete; put first what holds without naming a tool
/// @param next a call that makes the failing step succeed or is the first step to it, as a template
///     (`mkdir(dir_name={folder!r})`), or null: then it is derived, where possible; or [#NO_NEXT]
public record Hint(
        HintKind kind,
        @Nullable String argument,
        @Nullable String condition,
        List<String> sentences,
        @Nullable String next) {
    /// The fact that holds the value which the argument at fault should have had.
    public static final String INSTEAD = "instead";

    /// In place of a next action where none is known to help.
    public static final String NO_NEXT = "";

    public Hint {
        sentences = List.copyOf(sentences);
    }

    public static Hint of(HintKind kind, String sentence) {
        return new Hint(kind, null, null, List.of(sentence), null);
    }

    /// About one argument; what its annotations know is added by the voice.
    public static Hint about(HintKind kind, String argument) {
        return new Hint(kind, argument, null, List.of(), null);
    }

    /// K5: a condition that another tool establishes.
    public static Hint requires(String condition) {
        return new Hint(HintKind.PRECONDITION, null, condition, List.of(), null);
    }

    public Hint say(String sentence) {
        var more = new ArrayList<>(sentences);
        more.add(sentence);
        return new Hint(kind, argument, condition, more, next);
    }

    /// Says that no next action is known to help, so that none is derived.
    public Hint withoutNext() {
        return next(NO_NEXT);
    }

    public Hint next(String call) {
        return new Hint(kind, argument, condition, sentences, call);
    }
}
