package dev.envtune.env.sandbox.filesystem;

import static dev.envtune.env.sandbox.HintKind.KIND_MISMATCH;
import static dev.envtune.env.sandbox.HintKind.LEGAL_VALUES;
import static dev.envtune.env.sandbox.HintKind.LOCALITY;

import dev.envtune.env.sandbox.Hint;
import dev.envtune.env.sandbox.HintKind;
import org.jspecify.annotations.Nullable;

/// Why a name does not lead to what a tool needs: the reasons behind one "No such file or directory".
///
/// In the sentences `$` is the argument and `#` the kind of thing it must name. Facts are `name` (of a
/// path, its last part), `instead` (the name that was meant), `step` (the directory to enter first)
/// and `where` (the path of the directory that holds the name).
enum NameFault {
    PATH_TO_HERE(
            LOCALITY,
            null,
            "$ takes a bare name, not a path, and {instead!r} is right in the current directory."),
    PATH_TO_ELSEWHERE(
            LOCALITY,
            "cd(folder={step!r})",
            "$ takes a bare name in the current directory, not a path.",
            "[cd] goes there one directory a call, first to {step!r}; then use {name!r}."),
    PATH_TO_NOWHERE(
            LOCALITY,
            null,
            "$ takes a bare name in the current directory, not a path, and this path leads to"
                    + " nothing from here."),
    FORBIDDEN_CHARACTER(LEGAL_VALUES, null, "{name!r} holds a forbidden character."),
    WILDCARD(LEGAL_VALUES, null, "$ takes one exact name: wildcards are not expanded."),
    NOT_TEXT(KIND_MISMATCH, null, "$ is a string in quotes."),
    OTHER_CASE(LOCALITY, null, "Names are case-sensitive: {instead!r} is here."),
    IS_DIRECTORY(
            KIND_MISMATCH,
            "cd(folder={name!r})",
            "{name!r} is a directory, and $ must be a file.",
            "[cd] enters it."),
    ELSEWHERE(
            LOCALITY,
            "cd(folder={step!r})",
            "The current directory holds no # {name!r}.",
            "[find] sees it in {where}, where [cd] goes one directory a call, first to {step!r}."),
    SIMILAR(
            LOCALITY,
            null,
            "The current directory holds no # {name!r}.",
            "[ls] shows {instead!r} there: is it meant?"),
    NOWHERE(
            LOCALITY,
            Hint.NO_NEXT,
            "The current directory holds no # {name!r}.",
            "Nor does [find] see one anywhere below the root.");

    private final HintKind kind;
    private final @Nullable String next;
    private final String[] sentences;

    NameFault(HintKind kind, @Nullable String next, String... sentences) {
        this.kind = kind;
        this.next = next;
        this.sentences = sentences;
    }

    /// @param needed what the argument must name: `file`, or `file or directory`
    Hint hint(String argument, String needed) {
        var hint = Hint.about(kind, argument);
        for (var sentence : sentences) {
            hint = hint.say(sentence.replace("$", argument).replace("#", needed));
        }
        return next == null ? hint : hint.next(next);
    }
}
