package dev.envtune.env.scoring;

import dev.envtune.env.sandbox.Toolbox;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/// Turn scores as the released code computes them: ground truth runs only at the end of turns in which
/// the policy executed something, so its state falls behind after others (5.4, quirk 1).
public final class ReleasedScorer implements TurnScorer {
    private final List<List<String>> groundTruth;
    private final Toolbox truth;

    public ReleasedScorer(Toolbox.Setup setup, List<List<String>> groundTruth, Instant created) {
        this.groundTruth = groundTruth;
        this.truth = new Toolbox(setup, created);
    }

    @Override
    public int score(int turn, Toolbox state, Collection<String> results, boolean executed) {
        if (!executed || groundTruth.get(turn).isEmpty()) {
            return 0;
        }
        var wanted = Truth.execute(truth, groundTruth.get(turn));
        return TurnCheck.of(state, results, truth, wanted) == TurnCheck.MATCHES ? 1 : 0;
    }
}
