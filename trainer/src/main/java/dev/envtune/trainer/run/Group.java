package dev.envtune.trainer.run;

import dev.envtune.contract.Trajectory;
import dev.envtune.trainer.algorithm.Advantages;
import dev.envtune.trainer.algorithm.RolloutReward;
import dev.envtune.trainer.config.RunConfig;
import dev.envtune.trainer.ledger.LedgerRow;
import dev.envtune.trainer.ledger.LedgerRow.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The finished rollouts of one task in one step.
///
/// @param members at least two
/// @param even whether no rollout was better than another: all advantages are 0
record Group(String task, List<Member> members, boolean even) {
    /// A rollout with what it earned.
    ///
    /// @param advantages of each of the policy's messages
    record Member(LedgerRow row, Trajectory trajectory, double reward, double[] advantages) {}

    /// Groups of a step's rows. A task with fewer than two finished rollouts has none.
    static List<Group> of(
            List<LedgerRow> rows, RunConfig.Reward reward, RunConfig.Algorithm algorithm) {
        var byTask = new LinkedHashMap<String, List<LedgerRow>>();
        for (var row : rows) {
            if (row.state() == State.DONE) {
                byTask.computeIfAbsent(row.key().task(), _ -> new ArrayList<>()).add(row);
            }
        }
        var groups = new ArrayList<Group>();
        for (Map.Entry<String, List<LedgerRow>> entry : byTask.entrySet()) {
            if (entry.getValue().size() >= 2) {
                groups.add(group(entry.getKey(), entry.getValue(), reward, algorithm));
            }
        }
        return groups;
    }

    private static Group group(
            String task,
            List<LedgerRow> rows,
            RunConfig.Reward reward,
            RunConfig.Algorithm algorithm) {
        var trajectories =
                rows.stream().map(row -> Objects.requireNonNull(row.trajectory())).toList();
        var rewards =
                trajectories.stream()
                        .mapToDouble(t -> RolloutReward.of(reward, t.score()))
                        .toArray();
        var advantages =
                switch (algorithm.credit()) {
                    case OUTCOME -> byOutcome(trajectories, rewards);
                    case TURN -> byTurn(trajectories);
                };
        var members = new ArrayList<Member>();
        for (int i = 0; i < rows.size(); i++) {
            members.add(
                    new Member(rows.get(i), trajectories.get(i), rewards[i], advantages.get(i)));
        }
        boolean even = advantages.stream().flatMapToDouble(Arrays::stream).allMatch(a -> a == 0);
        return new Group(task, List.copyOf(members), even);
    }

    private static List<double[]> byOutcome(List<Trajectory> trajectories, double[] rewards) {
        var relative = Advantages.groupRelative(rewards);
        var advantages = new ArrayList<double[]>();
        for (int i = 0; i < relative.length; i++) {
            var ofMessages = new double[trajectories.get(i).messages().size()];
            Arrays.fill(ofMessages, relative[i]);
            advantages.add(ofMessages);
        }
        return advantages;
    }

    private static List<double[]> byTurn(List<Trajectory> trajectories) {
        var turnwise =
                Advantages.turnwise(
                        trajectories.stream()
                                .map(trajectory -> zeroFilled(trajectory.score().turnScores()))
                                .toList());
        var advantages = new ArrayList<double[]>();
        for (int i = 0; i < turnwise.length; i++) {
            var trajectory = trajectories.get(i);
            var ofMessages = new double[trajectory.messages().size()];
            for (int message = 0; message < ofMessages.length; message++) {
                ofMessages[message] = turnwise[i][turnOf(trajectory, message)];
            }
            advantages.add(ofMessages);
        }
        return advantages;
    }

    /// A message that the window cut off was never answered: it belongs to the turn under way.
    private static int turnOf(Trajectory trajectory, int message) {
        var exchanges = trajectory.exchanges();
        if (message < exchanges.size()) {
            return exchanges.get(message).response().turn();
        }
        return Math.toIntExact(
                trajectory.score().turnScores().stream().filter(Objects::nonNull).count());
    }

    private static List<Integer> zeroFilled(List<@Nullable Integer> turnScores) {
        return turnScores.stream().map(score -> score == null ? 0 : score).toList();
    }
}
