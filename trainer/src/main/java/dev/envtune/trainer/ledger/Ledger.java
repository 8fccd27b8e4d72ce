package dev.envtune.trainer.ledger;

import dev.envtune.contract.Trajectory;
import dev.envtune.trainer.ledger.LedgerRow.State;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/// The rollouts, versions and checkpoints of runs. Every change is guarded by the state that it starts
/// from, so that doing it twice, or late, changes nothing.
@Component
public class Ledger {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String OF_KEY =
            " where run = :run and stage = :stage and step = :step and task = :task and index = :index";

    private final JdbcClient database;

    Ledger(JdbcClient database) {
        this.database = database;
    }

    /// A rollout that is to be played.
    ///
    /// @param version of the policy that it must be sampled from
    public record Planned(RolloutKey key, int version, long seed) {}

    /// A checkpoint that a run can go on from.
    ///
    /// @param folder of the weights and moments, relative to the run's folder
    public record SavedPoint(Point point, Path folder) {}

    /// Plans the rollouts of a step. Those that are planned already stay as they are.
    @Transactional
    public void plan(String run, List<Planned> rollouts) {
        for (var planned : rollouts) {
            of(
                            run,
                            planned.key(),
                            """
                            insert into trainer.rollout
                                (run, stage, step, task, index, state, version, seed, changed)
                            values (:run, :stage, :step, :task, :index, 'PLANNED', :version, :seed, now())
                            on conflict do nothing""")
                    .param("version", planned.version())
                    .param("seed", planned.seed())
                    .update();
        }
    }

    /// The rollouts of a step, by task and index.
    @Transactional(readOnly = true)
    public List<LedgerRow> rows(String run, int stage, int step) {
        return database.sql(
                        """
                        select * from trainer.rollout
                        where run = :run and stage = :stage and step = :step
                        order by task, index""")
                .param("run", run)
                .param("stage", stage)
                .param("step", step)
                .query((row, _) -> row(row))
                .list();
    }

    private static LedgerRow row(ResultSet row) throws SQLException {
        var content = row.getBytes("trajectory");
        return new LedgerRow(
                new RolloutKey(
                        row.getInt("stage"),
                        row.getInt("step"),
                        row.getString("task"),
                        row.getInt("index")),
                State.valueOf(row.getString("state")),
                row.getInt("version"),
                row.getLong("seed"),
                content == null ? null : TrajectoryBytes.read(content, row.getString("checksum")),
                row.getString("reason"));
    }

    /// Notes that an attempt begins.
    @Transactional
    public void begin(String run, RolloutKey key) {
        of(
                        run,
                        key,
                        "update trainer.rollout set state = 'RUNNING', attempts = attempts + 1,"
                                + " changed = now()"
                                + OF_KEY
                                + " and state in ('PLANNED', 'RUNNING')")
                .update();
    }

    /// Stores a trajectory. One of another version than planned is dropped; a late or second one
    /// changes nothing.
    ///
    /// @return the row's state afterwards
    @Transactional
    public State done(String run, RolloutKey key, Trajectory trajectory) {
        var version =
                of(run, key, "select version from trainer.rollout" + OF_KEY)
                        .query(Integer.class)
                        .single();
        if (version != trajectory.version()) {
            drop(run, key, "version");
        } else {
            of(
                            run,
                            key,
                            "update trainer.rollout set state = 'DONE', checksum = :checksum,"
                                    + " trajectory = :trajectory, changed = now()"
                                    + OF_KEY
                                    + " and state in ('PLANNED', 'RUNNING')")
                    .param("checksum", trajectory.checksum())
                    .param("trajectory", TrajectoryBytes.write(trajectory))
                    .update();
        }
        return State.valueOf(
                of(run, key, "select state from trainer.rollout" + OF_KEY)
                        .query(String.class)
                        .single());
    }

    /// Gives up on a rollout that is not done.
    @Transactional
    public void drop(String run, RolloutKey key, String reason) {
        of(
                        run,
                        key,
                        "update trainer.rollout set state = 'DROPPED', reason = :reason, changed = now()"
                                + OF_KEY
                                + " and state in ('PLANNED', 'RUNNING')")
                .param("reason", reason)
                .update();
    }

    /// Notes the weights that an update led to.
    ///
    /// @throws LedgerException if the same update came to others before
    @Transactional
    public void version(String run, int version, String checksum) {
        var noted =
                database.sql(
                                """
                                insert into trainer.policy_version (run, version, checksum)
                                values (:run, :version, :checksum)
                                on conflict (run, version) do update set version = :version
                                returning checksum""")
                        .param("run", run)
                        .param("version", version)
                        .param("checksum", checksum)
                        .query(String.class)
                        .single();
        if (!noted.equals(checksum)) {
            throw new LedgerException(
                    """
                    Update %d of run %s gave other weights than before it was interrupted (%s, then %s). \
                    Its rollouts were sampled from the former, so it does not go on. A run repeats bit for \
                    bit only on the same kind of processor, with the same libtorch and number of threads."""
                            .formatted(version, run, noted, checksum));
        }
    }

    /// Makes a checkpoint the one to resume from and, in the same transaction, consumes all that it has
    /// learnt from.
    @Transactional
    public void checkpoint(String run, SavedPoint saved) {
        var point = saved.point();
        int number =
                database.sql(
                                """
                                insert into trainer.checkpoint
                                    (run, number, stage, step, version, position, folder, created)
                                select :run, coalesce(max(number) + 1, 0), :stage, :step, :version,
                                    cast(:position as jsonb), :folder, now()
                                from trainer.checkpoint where run = :run
                                returning number""")
                        .param("run", run)
                        .param("stage", point.stage())
                        .param("step", point.step())
                        .param("version", point.version())
                        .param("position", JSON.writeValueAsString(point))
                        .param("folder", saved.folder().toString())
                        .query(Integer.class)
                        .single();
        database.sql(
                        """
                        update trainer.rollout
                        set state = 'CONSUMED', trajectory = null, checkpoint = :number, changed = now()
                        where run = :run and state = 'DONE' and version < :version""")
                .param("run", run)
                .param("number", number)
                .param("version", point.version())
                .update();
    }

    /// The checkpoint to resume from, if there is one.
    @Transactional(readOnly = true)
    public Optional<SavedPoint> latest(String run) {
        return database.sql(
                        """
                        select position, folder from trainer.checkpoint
                        where run = :run order by number desc limit 1""")
                .param("run", run)
                .query(
                        (row, _) ->
                                new SavedPoint(
                                        JSON.readValue(row.getString("position"), Point.class),
                                        Path.of(row.getString("folder"))))
                .optional();
    }

    /// Notes a look at the transition rule.
    ///
    /// @param decision all that it looked at, and what came of it
    @Transactional
    public void decision(String run, int stage, int version, Object decision) {
        database.sql(
                        """
                        insert into trainer.decision (run, stage, version, decision, created)
                        values (:run, :stage, :version, cast(:decision as jsonb), now())
                        on conflict (run, stage, version) do nothing""")
                .param("run", run)
                .param("stage", stage)
                .param("version", version)
                .param("decision", JSON.writeValueAsString(decision))
                .update();
    }

    @Transactional(readOnly = true)
    public Account account(String run) {
        return database.sql(
                        """
                        select count(*) as planned,
                            count(*) filter (where state = 'CONSUMED') as consumed,
                            count(*) filter (where state = 'DROPPED') as dropped,
                            count(*) filter (where state in ('PLANNED', 'RUNNING', 'DONE')) as in_flight
                        from trainer.rollout where run = :run""")
                .param("run", run)
                .query(
                        (row, _) ->
                                new Account(
                                        row.getLong("planned"),
                                        row.getLong("consumed"),
                                        row.getLong("dropped"),
                                        row.getLong("in_flight")))
                .single();
    }

    private JdbcClient.StatementSpec of(String run, RolloutKey key, String sql) {
        return database.sql(sql)
                .param("run", run)
                .param("stage", key.stage())
                .param("step", key.step())
                .param("task", key.task())
                .param("index", key.index());
    }
}
