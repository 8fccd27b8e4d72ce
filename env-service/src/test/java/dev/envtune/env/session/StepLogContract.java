package dev.envtune.env.session;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.contract.Feedback;
import dev.envtune.contract.Scoring;
import dev.envtune.env.feedback.HintSelection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the log promises, on any PostgreSQL.
abstract class StepLogContract {
    private static final String SUITE = "5".repeat(64);

    private DataSource database;
    private StepLog log;
    private SessionCreation creation;

    abstract DataSource database();

    @BeforeEach
    void start() throws SQLException {
        database = database();
        log = new StepLog(database);
        creation = new SessionCreation(database);
        execute(
                "insert into env.suite (content_hash, name, content) values ('"
                        + SUITE
                        + "', 'log', '') on conflict do nothing");
    }

    @Test
    void create_twoForOneId_makesTheFirst() throws SQLException {
        var id = UUID.randomUUID().toString();

        var keys = creation.commit(List.of(head(id, "task_a"), head(id, "task_b")));

        assertThat(keys.getFirst()).isPresent();
        assertThat(keys.getLast()).isEmpty();
        assertThat(task(id)).isEqualTo("task_a");
        assertThat(creation.commit(List.of(head(id, "task_b"))))
                .containsExactly(OptionalLong.empty());
    }

    @Test
    void commit_stepsOfTwoSessions_keepsThemApartAndInOrder() throws SQLException {
        long one = session();
        long other = session();

        var appended = log.commit(List.of(row(one, 0, "a"), row(other, 0, "b"), row(one, 1, "c")));

        assertThat(appended).containsExactly(true, true, true);
        assertThat(responses(one, 0)).containsExactly("a", "c");
        assertThat(responses(one, 1)).containsExactly("c");
        assertThat(responses(other, 0)).containsExactly("b");
    }

    @Test
    void commit_placeTaken_leavesTheFirstAndSaysSo() throws SQLException {
        long session = session();
        log.commit(List.of(row(session, 0, "first")));

        var appended = log.commit(List.of(row(session, 0, "second"), row(session, 1, "next")));

        assertThat(appended).containsExactly(false, true);
        assertThat(responses(session, 0)).containsExactly("first", "next");
    }

    @Test
    void commit_onePlaceTwiceInABatch_appendsTheFirst() throws SQLException {
        long session = session();

        var appended = log.commit(List.of(row(session, 0, "first"), row(session, 0, "second")));

        assertThat(appended).containsExactly(true, false);
        assertThat(responses(session, 0)).containsExactly("first");
    }

    @Test
    void commit_sessionGone_leavesItOutAndKeepsTheOthers() throws SQLException {
        long gone = session();
        long alive = session();
        execute("delete from env.session where key = " + gone);

        var appended = log.commit(List.of(row(gone, 0, "lost"), row(alive, 0, "kept")));

        assertThat(appended).containsExactly(false, true);
        assertThat(responses(alive, 0)).containsExactly("kept");
    }

    @Test
    void commit_textsThatTroubleDatabases_comeBackAsTheyWere() throws SQLException {
        long session = session();
        var text =
                "{\"b\": \"\\u0000 \\ud800 {,} \\\\ \\\" NULL\", \"a\": 1.0, \"é\": \"\uD83D\uDE00\"}";

        log.commit(List.of(row(session, 0, text)));

        assertThat(log.read(session, 0))
                .singleElement()
                .satisfies(
                        step -> {
                            assertThat(step.response()).isEqualTo(text);
                            assertThat(step.bodySha256()).isEqualTo(text.getBytes(UTF_8));
                        });
    }

    @Test
    void deleteSession_withSteps_takesThemAlong() throws SQLException {
        long session = session();
        log.commit(List.of(row(session, 0, "a")));

        execute("delete from env.session where key = " + session);

        assertThat(responses(session, 0)).isEmpty();
    }

    private long session() throws SQLException {
        return creation.commit(List.of(head(UUID.randomUUID().toString(), "task")))
                .getFirst()
                .orElseThrow();
    }

    private static SessionHead head(String id, String task) {
        return new SessionHead(
                id,
                SUITE,
                task,
                "hash",
                Feedback.STANDARD,
                Scoring.FULL,
                HintSelection.ALL,
                "1",
                Instant.parse("2026-01-02T03:04:05.678Z"),
                new byte[] {1});
    }

    private static StepRow row(long session, int number, String response) {
        return new StepRow(session, number, response.getBytes(UTF_8), "{}", response);
    }

    private List<String> responses(long session, int from) {
        return log.read(session, from).stream().map(RecordedStep::response).toList();
    }

    private String task(String id) throws SQLException {
        try (var connection = database.getConnection();
                var query =
                        connection.prepareStatement("select task from env.session where id = ?")) {
            query.setString(1, id);
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
