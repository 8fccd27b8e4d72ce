package dev.envtune.trainer.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.envtune.contract.Trajectory;
import dev.envtune.database.ThrowawayDatabase;
import dev.envtune.trainer.Samples;
import dev.envtune.trainer.TrainerApplication;
import dev.envtune.trainer.ledger.Ledger.Planned;
import dev.envtune.trainer.ledger.Ledger.SavedPoint;
import dev.envtune.trainer.ledger.LedgerRow.State;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

class LedgerIT {
    private static final RolloutKey FIRST = new RolloutKey(1, 1, "starter_base_1", 0);
    private static final RolloutKey SECOND = new RolloutKey(1, 1, "starter_base_1", 1);

    private static ThrowawayDatabase database;
    private static ConfigurableApplicationContext context;
    private static Ledger ledger;

    private String run;

    @BeforeAll
    static void start() {
        database = ThrowawayDatabase.start();
        context = TrainerApplication.start(Samples.arguments(database));
        ledger = context.getBean(Ledger.class);
    }

    @AfterAll
    static void stop() {
        context.close();
        database.close();
    }

    @BeforeEach
    void begin() {
        run = "run-" + UUID.randomUUID();
        context.getBean(RunRepository.class)
                .save(
                        new RunEntity(
                                run,
                                Path.of("runs", run),
                                Map.of("policy", "p"),
                                Map.of("threads", "2"),
                                "0123",
                                Instant.now()));
        ledger.plan(run, List.of(new Planned(FIRST, 3, 7), new Planned(SECOND, 3, 8)));
    }

    @Test
    void plan_again_leavesRowsAsTheyAre() {
        ledger.done(run, FIRST, trajectory(3));

        ledger.plan(run, List.of(new Planned(FIRST, 3, 7), new Planned(SECOND, 3, 8)));

        assertThat(ledger.rows(run, 1, 1))
                .extracting(LedgerRow::state)
                .containsExactly(State.DONE, State.PLANNED);
    }

    @Test
    void done_trajectory_comesBackAsItWas() {
        ledger.begin(run, FIRST);

        assertThat(ledger.done(run, FIRST, trajectory(3))).isEqualTo(State.DONE);

        var row = ledger.rows(run, 1, 1).getFirst();
        assertThat(row.seed()).isEqualTo(7);
        assertThat(row.trajectory()).usingRecursiveComparison().isEqualTo(trajectory(3));
    }

    @Test
    void done_otherVersion_isDropped() {
        assertThat(ledger.done(run, FIRST, trajectory(2))).isEqualTo(State.DROPPED);

        var row = ledger.rows(run, 1, 1).getFirst();
        assertThat(row.reason()).isEqualTo("version");
        assertThat(row.trajectory()).isNull();
    }

    @Test
    void done_lateOrTwice_changesNothing() {
        ledger.drop(run, FIRST, "deadline");
        ledger.done(run, SECOND, trajectory(3));

        assertThat(ledger.done(run, FIRST, trajectory(3))).isEqualTo(State.DROPPED);
        assertThat(ledger.done(run, SECOND, Samples.trajectory("other", 3, 4, 5)))
                .isEqualTo(State.DONE);
        ledger.drop(run, SECOND, "deadline");

        var rows = ledger.rows(run, 1, 1);
        assertThat(rows.getFirst().reason()).isEqualTo("deadline");
        assertThat(rows.getLast().trajectory()).usingRecursiveComparison().isEqualTo(trajectory(3));
    }

    @Test
    void checkpoint_consumesWhatItHasLearntFromAndNothingElse() {
        var later = new RolloutKey(1, 2, "starter_base_1", 0);
        ledger.plan(run, List.of(new Planned(later, 4, 9)));
        ledger.done(run, FIRST, trajectory(3));
        ledger.done(run, later, trajectory(4));

        ledger.checkpoint(run, new SavedPoint(point(4), Path.of("stage-1-version-00004")));

        assertThat(ledger.rows(run, 1, 1))
                .extracting(LedgerRow::state)
                .containsExactly(State.CONSUMED, State.PLANNED);
        assertThat(ledger.rows(run, 1, 2)).extracting(LedgerRow::state).containsExactly(State.DONE);
        assertThat(ledger.account(run)).isEqualTo(new Account(3, 1, 0, 2));
    }

    @Test
    void latest_severalCheckpoints_isTheLast() {
        assertThat(ledger.latest(run)).isEmpty();
        ledger.checkpoint(run, new SavedPoint(Point.START, Path.of("a")));
        ledger.checkpoint(run, new SavedPoint(point(4).takenBack(2, 0.5), Path.of("b")));

        assertThat(ledger.latest(run))
                .contains(new SavedPoint(point(4).takenBack(2, 0.5), Path.of("b")));
    }

    @Test
    void version_otherWeightsThanBefore_isRefused() {
        ledger.version(run, 1, "aa");
        ledger.version(run, 1, "aa");

        assertThatThrownBy(() -> ledger.version(run, 1, "bb"))
                .isInstanceOf(LedgerException.class)
                .hasMessageContaining("Update 1 of run " + run);
    }

    @Test
    void lock_heldByAnother_isRefused() {
        var source = context.getBean(DataSource.class);
        try (var _ = RunLock.take(source, run)) {
            assertThatThrownBy(() -> RunLock.take(source, run))
                    .isInstanceOf(LedgerException.class)
                    .hasMessageContaining("at work in another process");
        }
        RunLock.take(source, run).close();
    }

    private static Point point(int version) {
        return new Point(1, version, version, 0, 1, List.of());
    }

    private static Trajectory trajectory(int version) {
        return Samples.trajectory("session", version, 1, 2, 3, 4);
    }
}
