package dev.envtune.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The score of a session so far.
///
/// @param turnScores 0 or 1 for each turn; null for turns not ended yet
/// @param groundTruthTurns mean turn score over the turns with ground truth; turns not ended count 0
/// @param baseline what always answering and never calling earns on this task, beside `rewards.progress`
/// @param verdict the official verdict on all calls emitted so far
public record ScoreView(
        String id,
        List<@Nullable Integer> turnScores,
        Rewards rewards,
        double groundTruthTurns,
        double baseline,
        Verdict verdict,
        boolean terminated) {}
