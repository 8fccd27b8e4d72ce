package dev.envtune.env.sandbox;

import dev.envtune.env.sandbox.call.SyntaxProblem;
import dev.envtune.env.sandbox.python.PythonError;

/// What fails before a tool runs, and Python exceptions from inside one. All are raised.
public enum DispatchCause implements Cause {
    SYNTAX_ERROR(
            "{problem}",
            Hint.of(
                    HintKind.FORMAT,
                    "Write each call as name(argument=value) with literal values: quote strings,"
                            + " close every bracket.")),
    NOT_ALLOWED(
            "{problem}",
            Hint.of(
                    HintKind.LEGAL_VALUES,
                    "Names of this list are reserved and never run; call an offered tool by its"
                            + " plain name.")),
    UNQUOTED_NAME(
            "{problem}",
            Hint.of(HintKind.FORMAT, "A bare name is no value: put texts into quotes.")),
    EXPRESSION(
            "{problem}",
            Hint.of(
                    HintKind.FORMAT,
                    "Arguments are literal values; compute them before the call.")),
    TOO_LARGE(
            "{problem}",
            Hint.of(HintKind.CAPACITY, "Make a smaller call: fewer, shorter, flatter arguments.")),
    NAME_NOT_DEFINED("name '{name}' is not defined", Hint.about(HintKind.TOOL_NAME, "name")),
    NESTED_CALL(
            "{problem}",
            Hint.of(
                    HintKind.FORMAT,
                    "Calls cannot be nested: make the inner call first and pass the field you need"
                            + " from its result.")),
    MISSING_ARGUMENTS(
            "{domain}.{tool}() missing {count} required positional argument{plural}: {names}",
            Hint.about(HintKind.SIGNATURE, "names")),
    UNEXPECTED_KEYWORD(
            "{domain}.{tool}() got an unexpected keyword argument '{keyword}'",
            Hint.about(HintKind.SIGNATURE, "keyword")),
    MULTIPLE_VALUES(
            "{domain}.{tool}() got multiple values for argument '{keyword}'",
            Hint.about(HintKind.SIGNATURE, "keyword")
                    .say(
                            "Argument {keyword} was given both by position and by name; give it once.")),
    /// Python's methods have the object they belong to as an argument of that name.
    SELF_GIVEN(
            "{domain}.{tool}() got multiple values for argument 'self'",
            Hint.of(HintKind.SIGNATURE, "No tool takes an argument named self: leave it out.")),
    TOO_MANY_POSITIONAL(
            "{domain}.{tool}() takes {accepted} positional argument{plural} but {given} were given",
            Hint.about(HintKind.SIGNATURE, "given")),
    TYPE_ERROR,
    VALUE_ERROR,
    KEY_ERROR,
    INDEX_ERROR,
    ATTRIBUTE_ERROR,
    ZERO_DIVISION_ERROR,
    OVERFLOW_ERROR,
    RECURSION_ERROR,
    MEMORY_ERROR;

    private final Wording wording;
    private final Hint hint;

    DispatchCause(String template, Hint hint) {
        this.wording = Wording.raised(template);
        this.hint = hint;
    }

    /// A Python exception whose text is the fact `message`.
    DispatchCause() {
        this("{message}", Hint.about(HintKind.RAW_EXCEPTION, "message"));
    }

    static Failure of(SyntaxProblem problem) {
        var cause =
                switch (problem.kind()) {
                    case SYNTAX -> SYNTAX_ERROR;
                    case NOT_ALLOWED -> NOT_ALLOWED;
                    case NAME_NOT_DEFINED -> UNQUOTED_NAME;
                    case NESTED_CALL -> NESTED_CALL;
                    case EXPRESSION -> EXPRESSION;
                    case LIMIT -> TOO_LARGE;
                };
        return Failure.of(cause, "problem", problem.text());
    }

    static Failure of(PythonError error) {
        var cause =
                switch (error.type()) {
                    case TYPE_ERROR -> TYPE_ERROR;
                    case VALUE_ERROR -> VALUE_ERROR;
                    case KEY_ERROR -> KEY_ERROR;
                    case INDEX_ERROR -> INDEX_ERROR;
                    case ATTRIBUTE_ERROR -> ATTRIBUTE_ERROR;
                    case ZERO_DIVISION_ERROR -> ZERO_DIVISION_ERROR;
                    case OVERFLOW_ERROR -> OVERFLOW_ERROR;
                    case RECURSION_ERROR -> RECURSION_ERROR;
                    case MEMORY_ERROR -> MEMORY_ERROR;
                };
        return Failure.of(cause, "message", error.text());
    }

    @Override
    public Wording wording() {
        return wording;
    }

    @Override
    public Hint hint() {
        return hint;
    }
}
