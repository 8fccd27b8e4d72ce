package dev.envtune.env.session;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The steps of all sessions: many are appended by one statement, one round trip and one commit.
final class StepLog implements GroupCommit.Statement<StepRow, Boolean> {
    /// A step whose session is gone, or whose number is taken, is left out.
    static final String APPEND =
            """
            insert into env.step (session, number, body_sha256, request, response)
            select row.session, row.number, row.body_sha256, row.request, row.response
            from unnest(?::bigint[], ?::integer[], ?::bytea[], ?::text[], ?::text[])
                as row (session, number, body_sha256, request, response)
            join env.session on session.key = row.session
            on conflict do nothing
            returning session, number""";

    private static final String READ =
            "select number, body_sha256, request, response, created_at from env.step where session = ?";

    private final DataSource database;
    private final JdbcClient reads;

    private record Place(long session, int number) {
        static Place of(StepRow row) {
            return new Place(row.session(), row.number());
        }
    }

    StepLog(DataSource database) {
        this.database = database;
        this.reads = JdbcClient.create(database);
    }

    /// Appends steps, and says of each whether it was this row that took the place. A place is taken once,
    /// so that of two rows for one place in a batch only the first is tried.
    @Override
    public List<Boolean> commit(List<StepRow> rows) throws SQLException {
        var places = HashSet.<Place>newHashSet(rows.size());
        var firsts = rows.stream().filter(row -> places.add(Place.of(row))).toList();
        var taken = append(firsts);
        var outcomes = new ArrayList<Boolean>(rows.size());
        for (var row : rows) {
            outcomes.add(taken.remove(Place.of(row)));
        }
        return outcomes;
    }

    private Set<Place> append(List<StepRow> rows) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(APPEND)) {
            bind(connection, statement, rows);
            var taken = HashSet.<Place>newHashSet(rows.size());
            try (var inserted = statement.executeQuery()) {
                while (inserted.next()) {
                    taken.add(new Place(inserted.getLong(1), inserted.getInt(2)));
                }
            }
            return taken;
        }
    }

    private static void bind(Connection connection, PreparedStatement statement, List<StepRow> rows)
            throws SQLException {
        int size = rows.size();
        var sessions = new long[size];
        var numbers = new int[size];
        var bodies = new byte[size][];
        var requests = new String[size];
        var responses = new String[size];
        for (int i = 0; i < size; i++) {
            var row = rows.get(i);
            sessions[i] = row.session();
            numbers[i] = row.number();
            bodies[i] = row.bodySha256();
            requests[i] = row.request();
            responses[i] = row.response();
        }
        statement.setArray(1, array(connection, "bigint", sessions));
        statement.setArray(2, array(connection, "integer", numbers));
        statement.setArray(3, array(connection, "bytea", bodies));
        statement.setArray(4, array(connection, "text", requests));
        statement.setArray(5, array(connection, "text", responses));
    }

    /// Arrays of primitives and strings travel in binary, without quotes to escape.
    private static Array array(Connection connection, String type, Object elements)
            throws SQLException {
        return connection.unwrap(PGConnection.class).createArrayOf(type, elements);
    }

    /// The steps of a session from a number on, in order.
    List<RecordedStep> read(long session, int from) {
        return reads.sql(READ + " and number >= ? order by number")
                .params(session, from)
                .query(StepLog::recorded)
                .list();
    }

    /// One step, if it was taken already.
    Optional<RecordedStep> find(long session, int number) {
        return reads.sql(READ + " and number = ?")
                .params(session, number)
                .query(StepLog::recorded)
                .optional();
    }

    private static RecordedStep recorded(ResultSet row, int index) throws SQLException {
        return new RecordedStep(
                row.getInt("number"),
                row.getBytes("body_sha256"),
                row.getString("request"),
                row.getString("response"),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }
}
