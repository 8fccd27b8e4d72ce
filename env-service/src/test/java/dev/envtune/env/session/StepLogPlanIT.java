package dev.envtune.env.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.database.ThrowawayDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.io.ClassPathResource;

/// How PostgreSQL means to append steps after all sessions were deleted and vacuumed away. It keeps the plan while the
/// tables grow.
class StepLogPlanIT {
    private static final String WHOLE_TABLE = "Seq Scan on session";
    private static final String BY_KEY = "using session_pkey on session";

    @Test
    void append_toEmptyTables_isPlannedByKeyOnConnectionsOfTheService() throws Exception {
        try (var database = ThrowawayDatabase.start();
                var connection = TestDatabase.migrated(database.details()).getConnection();
                var statement = connection.createStatement()) {
            statement.execute("vacuum analyze env.session, env.step");

            assertThat(plan(connection)).contains(WHOLE_TABLE); // what this is about

            statement.execute(initialStatements());
            assertThat(plan(connection)).contains(BY_KEY).doesNotContain(WHOLE_TABLE);
        }
    }

    private static String initialStatements() throws IOException {
        var yaml =
                new YamlPropertySourceLoader()
                        .load("application", new ClassPathResource("application.yaml"))
                        .getFirst();
        return (String)
                Objects.requireNonNull(
                        yaml.getProperty("spring.datasource.hikari.connection-init-sql"));
    }

    private static String plan(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("set plan_cache_mode to force_generic_plan");
            statement.execute(
                    "prepare append(bigint[], integer[], bytea[], text[], text[]) as "
                            + numbered(StepLog.APPEND));
            var plan = lines(statement, "explain execute append('{}', '{}', '{}', '{}', '{}')");
            statement.execute("deallocate append");
            return plan;
        }
    }

    /// JDBC's `?` as PostgreSQL's `$1`, `$2` and so on.
    private static String numbered(String sql) {
        int[] number = {0};
        return Pattern.compile("\\?")
                .matcher(sql)
                .replaceAll(_ -> Matcher.quoteReplacement("$" + ++number[0]));
    }

    private static String lines(Statement statement, String sql) throws SQLException {
        var lines = new StringBuilder();
        try (var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                lines.append(rows.getString(1)).append('\n');
            }
        }
        return lines.toString();
    }
}
