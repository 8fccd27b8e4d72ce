package dev.envtune.env.hints;

import dev.envtune.env.sandbox.call.ToolCall;

/// A ground-truth call with one thing spoilt.
///
/// @param argument the spoilt parameter, or empty where an earlier call was left out
/// @param call what is called in place of the ground truth
record Mutant(Operator operator, String argument, ToolCall call) {
    /// What a text must tell apart from others: the operator and its argument.
    String cause() {
        return argument.isEmpty() ? operator.label() : operator.label() + " " + argument;
    }
}
