package dev.envtune.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ThrowawayDatabaseIT {
    @Test
    void restart_afterKill_keepsCommittedRowsAndAddress() throws SQLException {
        try (var database = ThrowawayDatabase.start()) {
            var before = database.details();
            execute(before, "create table kept as select 41 + 1 as answer");

            database.kill();
            var after = database.restart();

            assertThat(after).isEqualTo(before);
            assertThat(answer(after)).isEqualTo(42);
        }
    }

    private static void execute(ConnectionDetails details, String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                details.jdbcUrl(), details.user(), details.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int answer(ConnectionDetails details) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                details.jdbcUrl(), details.user(), details.password());
                var rows = connection.createStatement().executeQuery("select answer from kept")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
