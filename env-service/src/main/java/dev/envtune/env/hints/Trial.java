package dev.envtune.env.hints;

import dev.envtune.env.feedback.Offer;
import dev.envtune.env.sandbox.Toolbox;
import dev.envtune.env.sandbox.call.ToolCall;
import dev.envtune.env.task.Task;

/// A mutant and where it is called.
///
/// @param turn of the call
/// @param intended the ground truth, with its arguments by name
/// @param before the state it is called in; copy it before anything is executed
/// @param offer the tools of the turn
record Trial(Task task, int turn, ToolCall intended, Mutant mutant, Toolbox before, Offer offer) {
    /// What the user has said so far.
    String said() {
        var said = new StringBuilder();
        task.turns().subList(0, turn + 1).forEach(of -> said.append(of.userText()).append('\n'));
        return said.toString();
    }
}
