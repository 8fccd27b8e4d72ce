package dev.envtune.env.session;

import java.sql.Array;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import javax.sql.DataSource;
import org.postgresql.PGConnection;

/// Writes the heads of new sessions, many with one statement.
final class SessionCreation implements GroupCommit.Statement<SessionHead, OptionalLong> {
    private static final String INSERT =
            """
            insert into env.session
                (id, suite, task, task_hash, feedback, scoring, sandbox_version, created_at, body_sha256, hints)
            select * from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::text[], ?::text[]::timestamptz[], ?::bytea[], ?::text[])
            on conflict do nothing
            returning id, key""";

    private final DataSource database;

    SessionCreation(DataSource database) {
        this.database = database;
    }

    /// Gives the key of each session that was made, and nothing where its id is taken.
    @Override
    public List<OptionalLong> commit(List<SessionHead> heads) throws SQLException {
        var keys = insert(heads);
        return heads.stream()
                .map(
                        head -> {
                            // Of two heads for one id in a batch, the first is the one inserted.
                            var key = keys.remove(head.id());
                            return key == null ? OptionalLong.empty() : OptionalLong.of(key);
                        })
                .toList();
    }

    private Map<String, Long> insert(List<SessionHead> heads) throws SQLException {
        try (var connection = database.getConnection();
                var statement = connection.prepareStatement(INSERT)) {
            statement.setArray(1, texts(connection, heads, SessionHead::id));
            statement.setArray(2, texts(connection, heads, SessionHead::suite));
            statement.setArray(3, texts(connection, heads, SessionHead::task));
            statement.setArray(4, texts(connection, heads, SessionHead::taskHash));
            statement.setArray(5, texts(connection, heads, head -> head.feedback().name()));
            statement.setArray(6, texts(connection, heads, head -> head.scoring().name()));
            statement.setArray(7, texts(connection, heads, SessionHead::sandboxVersion));
            statement.setArray(8, texts(connection, heads, head -> head.created().toString()));
            statement.setArray(
                    9,
                    connection
                            .unwrap(PGConnection.class)
                            .createArrayOf(
                                    "bytea",
                                    heads.stream()
                                            .map(SessionHead::bodySha256)
                                            .toArray(byte[][]::new)));
            statement.setArray(
                    10, texts(connection, heads, head -> HintsColumn.text(head.hints())));
            var keys = HashMap.<String, Long>newHashMap(heads.size());
            try (var inserted = statement.executeQuery()) {
                while (inserted.next()) {
                    keys.put(inserted.getString(1), inserted.getLong(2));
                }
            }
            return keys;
        }
    }

    private static Array texts(
            Connection connection, List<SessionHead> heads, Function<SessionHead, String> text)
            throws SQLException {
        return connection
                .unwrap(PGConnection.class)
                .createArrayOf("text", heads.stream().map(text).toArray(String[]::new));
    }
}
