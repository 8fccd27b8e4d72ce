package dev.envtune.env.scoring;

import dev.envtune.contract.Verdict;
import dev.envtune.env.sandbox.Toolbox;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The official verdict on a whole episode (spec/bfcl-protocol.md section 4).
public final class OfficialChecker {
    private OfficialChecker() {}

    /// Replays all calls that were emitted, also those that a session did not execute, and checks each
    /// turn that has ground truth; the first failing turn fails the task.
    ///
    /// @param emitted the calls of each turn, as many turns as were reached
    /// @param groundTruth the calls of each turn of the task
    public static Verdict check(
            Toolbox.Setup setup,
            List<List<String>> emitted,
            List<List<String>> groundTruth,
            Truth truth,
            Instant created) {
        if (emitted.size() != groundTruth.size()) {
            return new Verdict(false, "multi_turn:force_terminated", emitted.size());
        }
        var toolbox = new Toolbox(setup, created);
        var results = new ArrayList<String>();
        for (int turn = 0; turn < emitted.size(); turn++) {
            var calls = emitted.get(turn);
            results.addAll(Truth.execute(toolbox, calls));
            if (groundTruth.get(turn).isEmpty()) {
                continue;
            }
            if (calls.isEmpty()) {
                return new Verdict(false, "multi_turn:empty_turn_model_response", turn);
            }
            switch (TurnCheck.of(toolbox, results, truth.turn(turn))) {
                case MATCHES -> {}
                case STATE_MISMATCH -> {
                    return new Verdict(false, "multi_turn:instance_state_mismatch", turn);
                }
                case RESPONSE_MISMATCH -> {
                    return new Verdict(false, "multi_turn:execution_response_mismatch", turn);
                }
            }
        }
        return Verdict.VALID;
    }
}
