package dev.envtune.env.play;

import java.util.ArrayList;
import java.util.List;

/// A call of the ground truth that is not to be made.
///
/// @param turn from 1
/// @param call within the turn, from 1
record LeftOut(int turn, int call) {
    /// @throws IllegalArgumentException if the text is not `TURN:CALL`
    static LeftOut of(String text) {
        var numbers = text.split(":", -1);
        try {
            if (numbers.length == 2) {
                return new LeftOut(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]));
            }
        } catch (NumberFormatException _) {
            // Told below.
        }
        throw new IllegalArgumentException("'" + text + "' is not TURN:CALL, as in 1:2");
    }

    /// The turns without the call.
    ///
    /// @throws PlayException if there is no such call
    <T> List<List<T>> from(List<List<T>> turns) {
        if (turn < 1 || turn > turns.size()) {
            throw new PlayException(
                    "There is no turn %d to leave a call out of.".formatted(turn),
                    "The task has turns 1 to %d.".formatted(turns.size()));
        }
        var calls = new ArrayList<>(turns.get(turn - 1));
        if (call < 1 || call > calls.size()) {
            throw new PlayException(
                    "Turn %d has no call %d to be left out.".formatted(turn, call),
                    "It has %d.".formatted(calls.size()));
        }
        calls.remove(call - 1);
        var rest = new ArrayList<>(turns);
        rest.set(turn - 1, calls);
        return rest;
    }
}
