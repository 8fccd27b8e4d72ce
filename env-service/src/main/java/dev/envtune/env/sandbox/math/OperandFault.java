package dev.envtune.env.sandbox.math;

import static dev.envtune.env.sandbox.HintKind.KIND_MISMATCH;

import dev.envtune.env.sandbox.Hint;

/// Why an argument is no number. In the sentences `$` is the argument.
enum OperandFault {
    NUMBER_AS_TEXT("$ is a string; write the number without quotes."),
    WHOLE_RESULT("$ is an object; pass the number that one of its fields holds."),
    LIST_FOR_NUMBER("$ is a list; pass one number."),
    NOT_A_NUMBER("$ must be a number.");

    private final String sentence;

    OperandFault(String sentence) {
        this.sentence = sentence;
    }

    Hint hint(String argument) {
        return Hint.about(KIND_MISMATCH, argument).say(sentence.replace("$", argument));
    }
}
