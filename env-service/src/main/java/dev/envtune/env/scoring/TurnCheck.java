package dev.envtune.env.scoring;

import dev.envtune.env.sandbox.Toolbox;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Whether a turn matches the ground truth.
public enum TurnCheck {
    MATCHES,
    STATE_MISMATCH,
    RESPONSE_MISMATCH;

    /// The state check, then the response check, as the official checker orders them.
    ///
    /// @param state after the turn
    /// @param results the official result texts of all calls executed so far, in all turns
    public static TurnCheck of(Toolbox state, Collection<String> results, Truth.Turn truth) {
        return of(state, results, truth.state(), truth.results());
    }

    static TurnCheck of(
            Toolbox state, Collection<String> results, Toolbox truth, List<String> truthResults) {
        if (!state.sameState(truth)) {
            return STATE_MISMATCH;
        }
        return contains(results, truthResults) ? MATCHES : RESPONSE_MISMATCH;
    }

    /// Whether `wanted` is a sub-multiset of `results`, in any order.
    private static boolean contains(Collection<String> results, List<String> wanted) {
        if (wanted.size() == 1) {
            return results.contains(wanted.getFirst());
        }
        Map<String, Integer> missing = HashMap.newHashMap(wanted.size());
        for (var result : wanted) {
            missing.merge(result, 1, Integer::sum);
        }
        for (var result : results) {
            missing.computeIfPresent(result, (_, count) -> count == 1 ? null : count - 1);
        }
        return missing.isEmpty();
    }
}
