package dev.envtune.trainer.run;

import dev.envtune.trainer.algorithm.Decision;
import dev.envtune.trainer.algorithm.Series;
import dev.envtune.trainer.algorithm.TransitionRule;
import dev.envtune.trainer.config.RunConfig;
import dev.envtune.trainer.config.RunConfig.Rule;
import dev.envtune.trainer.ledger.Ledger;
import dev.envtune.trainer.ledger.Point;
import dev.envtune.trainer.metrics.UpdateMetrics;
import dev.envtune.trainer.metrics.ValidationMetrics;
import dev.envtune.trainer.metrics.ValidationMetrics.Episode;
import dev.envtune.trainer.metrics.ValidationMetrics.Moment;
import dev.envtune.trainer.metrics.Watcher;
import dev.envtune.trainer.report.RunFolder;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// A run as a state machine: stages, steps, validations. Wherever it is killed, another process goes on
/// from the last checkpoint, redoes the updates since from the trajectories in the ledger, and ends with
/// the same bits.
public final class Run {
    private final String id;
    private final RunConfig config;
    private final RunFolder folder;
    private final Ledger ledger;
    private final TaskPool tasks;
    private final TrainedPolicy policy;
    private final Watcher watcher;
    private final Checkpoints checkpoints;
    private final Validator validator;
    private final Step step;
    private Point point = Point.START;

    /// @param policy the starting weights; closed by the caller
    public Run(
            String id,
            RunConfig config,
            RunFolder folder,
            Ledger ledger,
            TaskPool tasks,
            TrainedPolicy policy,
            Environment environment,
            Watcher watcher) {
        this.id = id;
        this.config = config;
        this.folder = folder;
        this.ledger = ledger;
        this.tasks = tasks;
        this.policy = policy;
        this.watcher = watcher;
        this.checkpoints = new Checkpoints(id, folder, ledger, policy);
        var player = new Player(policy, environment, config.rollouts(), watcher);
        // Sessions that a killed process left behind have other names.
        var session = "train-" + UUID.randomUUID().toString().substring(0, 8);
        this.validator =
                new Validator(
                        player, tasks.validation(config.validation().tasks()), config, session);
        this.step = new Step(id, session, config, ledger, policy, player, watcher);
    }

    /// Goes on from where the run is, to its end.
    ///
    /// @throws InterruptedException if this thread is interrupted; the run can be resumed
    public void toTheEnd() throws InterruptedException {
        resume();
        while (point.stage() <= config.stages().size()) {
            stage(config.stages().get(point.stage() - 1));
        }
        policy.export(folder.policy());
    }

    private void resume() {
        var saved = checkpoints.latest();
        if (saved.isEmpty()) {
            policy.anchor();
            ledger.version(id, 0, policy.checksum());
            checkpoints.save(point, Set.of());
            return;
        }
        point = saved.get();
        checkpoints.restore(point.stage(), point.stageVersion());
        policy.anchor();
        checkpoints.restore(point.stage(), point.version());
        folder.truncateAfter(point.version());
        watcher.said(
                "goes on at stage %d, step %d (version %d of the policy)"
                        .formatted(point.stage(), point.step() + 1, point.version()));
    }

    private void stage(RunConfig.Stage stage) throws InterruptedException {
        watcher.stageBegins(point.stage(), stage);
        var order =
                new TaskOrder(
                        tasks.training(stage.categories()),
                        stage.tasks(),
                        Seeds.ofStage(config.seed(), point.stage()));
        int budget = stage.budget(tasks.training(stage.categories()).size());
        if (point.step() == 0) {
            validate(Moment.BEFORE);
        }
        while (!ends(budget)) {
            step(order);
            if (point.step() % config.checkpointUpdates() == 0 || point.step() >= budget) {
                checkpoint();
            }
        }
        nextStage();
    }

    private void step(TaskOrder order) throws InterruptedException {
        var outcome = step.take(point, order.tasks(point.step() + 1));
        point = point.stepped();
        folder.writeTrajectories(point.version(), outcome.rollouts());
        folder.append(outcome.metrics());
        watcher.updated(outcome.metrics());
    }

    /// Validates and looks at the transition rule where that is due.
    private boolean ends(int budget) throws InterruptedException {
        boolean spent = point.step() >= budget;
        int every = config.validation().updates();
        boolean due = point.step() > 0 && every > 0 && point.step() % every == 0;
        if (!spent && !due) {
            return false;
        }
        validate(spent ? Moment.AFTER : Moment.DURING);
        if (!spent && config.transition().rule() == Rule.BUDGET) {
            return false;
        }
        var decision = TransitionRule.decide(series(budget), config.transition(), config.seed());
        ledger.decision(id, point.stage(), point.version(), decision);
        return switch (decision) {
            case Decision.Hold _ -> false;
            case Decision.RollBack(var collapses, int to, var _) -> {
                watcher.said(
                        "takes the policy back to version %d, to learn more slowly: %s"
                                .formatted(to, collapses));
                checkpoints.restore(point.stage(), to);
                point = point.takenBack(to, config.transition().rollbackFactor());
                ledger.version(id, point.version(), policy.checksum());
                checkpoint();
                yield false;
            }
            case Decision.Advance(var reason, int carried, var _) -> {
                validate(Moment.AFTER);
                watcher.said("stage %d ends: %s".formatted(point.stage(), reason));
                carry(carried);
                yield true;
            }
        };
    }

    private void carry(int version) {
        if (version != point.version()) {
            checkpoints.restore(point.stage(), version);
            point = point.carried();
            ledger.version(id, point.version(), policy.checksum());
            watcher.said("the next stage begins with version %d, the best".formatted(version));
        }
    }

    private Series series(int budget) {
        var validations =
                folder.validations().stream()
                        .filter(v -> v.stage() == point.stage() && point.counts(v.update()))
                        .map(v -> new Series.Validation(v.update(), rewards(v)))
                        .toList();
        var updates =
                folder.updates().stream()
                        .filter(u -> u.stage() == point.stage() && point.counts(u.update()))
                        .map(Run::figures)
                        .toList();
        return new Series(validations, updates, point.step(), budget);
    }

    private static List<Double> rewards(ValidationMetrics validation) {
        return validation.episodes().stream().map(Episode::reward).toList();
    }

    private static Series.Update figures(UpdateMetrics update) {
        return new Series.Update(
                update.update(), update.gradientNorm(), update.entropy(), update.kl());
    }

    /// Each moment is validated once; a version that may be gone back to is kept.
    private void validate(Moment moment) throws InterruptedException {
        if (folder.validation(point.version(), point.stage(), moment).isPresent()) {
            return;
        }
        var validation = validator.validate(point.version(), point.stage(), moment);
        folder.append(validation);
        watcher.validated(validation);
        if (moment != Moment.BEFORE && config.transition().rule() == Rule.AUTOMATIC) {
            checkpoints.keep(point);
        }
    }

    private void checkpoint() {
        checkpoints.save(point, mayGoBackTo());
    }

    private Set<Integer> mayGoBackTo() {
        if (config.transition().rule() == Rule.BUDGET || point.step() == 0) {
            return Set.of();
        }
        return Set.of(series(0).best().update());
    }

    private void nextStage() {
        point = point.nextStage();
        if (!config.transition().keepMoments()) {
            policy.clearMoments();
        }
        policy.anchor();
        checkpoint();
    }
}
