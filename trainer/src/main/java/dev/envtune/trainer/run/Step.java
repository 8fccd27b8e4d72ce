package dev.envtune.trainer.run;

import dev.envtune.contract.TaskSummary;
import dev.envtune.contract.Trajectory;
import dev.envtune.trainer.config.RunConfig;
import dev.envtune.trainer.config.RunConfig.ZeroVariance;
import dev.envtune.trainer.ledger.Ledger;
import dev.envtune.trainer.ledger.Ledger.Planned;
import dev.envtune.trainer.ledger.LedgerRow;
import dev.envtune.trainer.ledger.LedgerRow.State;
import dev.envtune.trainer.ledger.Point;
import dev.envtune.trainer.ledger.RolloutKey;
import dev.envtune.trainer.metrics.TrainedRollout;
import dev.envtune.trainer.metrics.UpdateMetrics;
import dev.envtune.trainer.metrics.UpdateMetrics.Seconds;
import dev.envtune.trainer.metrics.Watcher;
import dev.envtune.trainer.run.Group.Member;
import dev.envtune.worker.rollout.EpisodePlan;
import dev.envtune.worker.rollout.RolloutResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/// A training step: plans rollouts in the ledger, plays those that are not done yet, and updates the
/// policy.
final class Step {
    private final String run;
    private final String session;
    private final RunConfig config;
    private final Ledger ledger;
    private final TrainedPolicy policy;
    private final Player player;
    private final Watcher watcher;

    /// @param session of this process's part of the run, for the names of sessions
    Step(
            String run,
            String session,
            RunConfig config,
            Ledger ledger,
            TrainedPolicy policy,
            Player player,
            Watcher watcher) {
        this.run = run;
        this.session = session;
        this.config = config;
        this.ledger = ledger;
        this.policy = policy;
        this.player = player;
        this.watcher = watcher;
    }

    /// What a step came to.
    record Outcome(UpdateMetrics metrics, List<TrainedRollout> rollouts) {}

    /// @param before where the run is
    /// @param tasks of the step
    Outcome take(Point before, List<TaskSummary> tasks) throws InterruptedException {
        var after = before.stepped();
        long begun = System.nanoTime();
        ledger.plan(run, plan(after, before.version(), tasks));
        play(ledger.rows(run, after.stage(), after.step()), tasks);
        double playing = (System.nanoTime() - begun) / 1e9;
        var rows = ledger.rows(run, after.stage(), after.step());
        watcher.phase("update", 0, 0);
        var stage = config.stages().get(before.stage() - 1);
        var groups = Group.of(rows, stage.reward(), config.algorithm());
        var update =
                new PolicyUpdate(policy, config)
                        .apply(
                                trained(groups),
                                before.version() == before.stageVersion(),
                                before.rate());
        var metrics = metrics(after, stage, rows, groups, update, playing);
        ledger.version(run, after.version(), metrics.checksum());
        return new Outcome(metrics, rollouts(after, groups));
    }

    private List<Planned> plan(Point after, int version, List<TaskSummary> tasks) {
        var planned = new ArrayList<Planned>();
        for (var task : tasks) {
            for (int index = 0; index < config.rollouts().groupSize(); index++) {
                var key = new RolloutKey(after.stage(), after.step(), task.id(), index);
                planned.add(new Planned(key, version, Seeds.ofRollout(config.seed(), key)));
            }
        }
        return planned;
    }

    private void play(List<LedgerRow> rows, List<TaskSummary> tasks) throws InterruptedException {
        var suites = new HashMap<String, String>();
        tasks.forEach(task -> suites.put(task.id(), task.suite()));
        Map<EpisodePlan, RolloutKey> open = new HashMap<>();
        var plans = new ArrayList<EpisodePlan>();
        for (var row : rows) {
            if (row.isOpen()) {
                var plan = episode(row, Objects.requireNonNull(suites.get(row.key().task())));
                plans.add(plan);
                open.put(plan, row.key());
                ledger.begin(run, row.key());
            }
        }
        if (plans.isEmpty()) {
            return;
        }
        player.play(
                "rollouts",
                plans,
                (plan, result) -> store(Objects.requireNonNull(open.get(plan)), result));
    }

    private void store(RolloutKey key, RolloutResult result) {
        switch (result) {
            case RolloutResult.Finished(var trajectory) -> ledger.done(run, key, trajectory);
            case RolloutResult.Dropped(var reason, var cause) -> {
                ledger.drop(run, key, reason.name().toLowerCase(Locale.ROOT));
                watcher.said("dropped %s #%d: %s".formatted(key.task(), key.index(), cause));
            }
        }
    }

    private EpisodePlan episode(LedgerRow row, String suite) {
        var key = row.key();
        return new EpisodePlan(
                "%s-%d-%d-%s-%d"
                        .formatted(session, key.stage(), key.step(), key.task(), key.index()),
                suite,
                key.task(),
                config.stages().get(key.stage() - 1).feedback(),
                config.scoring(),
                row.version(),
                config.rollouts().temperature(),
                player.maxTokens(),
                row.seed());
    }

    private List<Member> trained(List<Group> groups) {
        boolean all = config.algorithm().zeroVariance() == ZeroVariance.KEEP;
        return groups.stream()
                .filter(group -> all || !group.even())
                .flatMap(group -> group.members().stream())
                .toList();
    }

    private UpdateMetrics metrics(
            Point after,
            RunConfig.Stage stage,
            List<LedgerRow> rows,
            List<Group> groups,
            PolicyUpdate.Result update,
            double playing) {
        var members = groups.stream().flatMap(group -> group.members().stream()).toList();
        var trajectories = members.stream().map(Member::trajectory).toList();
        var rewards = members.stream().mapToDouble(Member::reward).toArray();
        return new UpdateMetrics(
                after.version(),
                after.stage(),
                stage.name(),
                after.step(),
                Instant.now(),
                Arrays.stream(rewards).average().orElse(0),
                deviation(rewards),
                Trajectories.mean(trajectories, t -> t.score().rewards().progress()),
                Trajectories.mean(trajectories, t -> t.score().groundTruthTurns()),
                Trajectories.mean(trajectories, t -> t.score().baseline()),
                Trajectories.mean(trajectories, t -> t.score().verdict().valid() ? 1 : 0),
                Trajectories.callsOver(trajectories, t -> t.codes().size()),
                Trajectories.callsOver(trajectories, t -> t.score().turnScores().size()),
                Trajectories.mean(trajectories, t -> t.truncated() ? 1 : 0),
                update.loss(),
                update.surrogate(),
                update.kl(),
                update.entropy(),
                update.gradientNorm(),
                update.clipped(),
                update.dualClipped(),
                update.mismatch(),
                members.size(),
                Math.toIntExact(rows.stream().filter(r -> r.state() == State.DROPPED).count()),
                Math.toIntExact(groups.stream().filter(Group::even).count()),
                trajectories.stream().mapToLong(t -> t.ids().length).sum(),
                trajectories.stream().mapToLong(Trajectories::sampledTokens).sum(),
                new Seconds(playing, update.referenceSeconds(), update.updateSeconds()),
                policy.checksum());
    }

    private static double deviation(double[] values) {
        double mean = Arrays.stream(values).average().orElse(0);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return values.length < 2 ? 0 : Math.sqrt(squares / (values.length - 1));
    }

    private static List<TrainedRollout> rollouts(Point after, List<Group> groups) {
        var rollouts = new ArrayList<TrainedRollout>();
        for (var group : groups) {
            for (Member member : group.members()) {
                rollouts.add(rollout(after, member));
            }
        }
        return rollouts;
    }

    private static TrainedRollout rollout(Point after, Member member) {
        Trajectory trajectory = member.trajectory();
        return new TrainedRollout(
                after.version(),
                after.stage(),
                after.step(),
                member.row().key().index(),
                trajectory.version(),
                member.reward(),
                Arrays.stream(member.advantages()).boxed().toList(),
                trajectory);
    }
}
