package dev.envtune.trainer.algorithm;

import java.util.List;
import java.util.stream.DoubleStream;

/// Advantages of the rollouts of a group, in double precision.
public final class Advantages {
    private static final double EPSILON = 1e-6;

    private Advantages() {}

    /// The outcome's advantage: (reward − mean) / (standard deviation + 1e-6), the deviation unbiased
    /// (spec/algorithm.md 1.2). Equal rewards give exact zeros: their rounded mean may differ from them,
    /// and the small divisor would make that an advantage. A group of one keeps its reward (mean 0,
    /// deviation 1).
    ///
    /// @param rewards one a rollout, finite
    /// @return one a rollout
    public static double[] groupRelative(double... rewards) {
        for (double reward : rewards) {
            if (!Double.isFinite(reward)) {
                throw new IllegalArgumentException("a reward is " + reward);
            }
        }
        if (rewards.length == 1) {
            return new double[] {rewards[0] / (1 + EPSILON)};
        }
        if (even(rewards)) {
            return new double[rewards.length];
        }
        var group = new Sample(rewards);
        return DoubleStream.of(rewards)
                .map(reward -> (reward - group.mean()) / (group.deviation() + EPSILON))
                .toArray();
    }

    private static boolean even(double... rewards) {
        return DoubleStream.of(rewards).distinct().count() <= 1;
    }

    /// The advantage of each user turn: the sum of the scores from that turn on, divided by the number of
    /// turns, minus the group's mean of the same turn (spec/algorithm.md 2.2, item 3). The task fixes the
    /// number of user turns, so every rollout has all terms; a turn it did not reach scores 0.
    ///
    /// @param turnScores (rollouts, turns)
    /// @return (rollouts, turns)
    public static double[][] turnwise(List<List<Integer>> turnScores) {
        int turns = turnScores.isEmpty() ? 0 : turnScores.getFirst().size();
        if (turnScores.stream().anyMatch(scores -> scores.size() != turns)) {
            throw new IllegalArgumentException("rollouts of one task have as many turns");
        }
        var returns = new double[turnScores.size()][turns];
        for (int rollout = 0; rollout < returns.length; rollout++) {
            int toGo = 0;
            for (int turn = turns - 1; turn >= 0; turn--) {
                toGo += turnScores.get(rollout).get(turn);
                returns[rollout][turn] = (double) toGo / turns;
            }
        }
        for (int turn = 0; turn < turns; turn++) {
            subtractMean(returns, turn);
        }
        return returns;
    }

    private static void subtractMean(double[][] returns, int turn) {
        var column = new double[returns.length];
        for (int rollout = 0; rollout < returns.length; rollout++) {
            column[rollout] = returns[rollout][turn];
        }
        double mean = even(column) ? column[0] : new Sample(column).mean();
        for (var row : returns) {
            row[turn] -= mean;
        }
    }
}
