package dev.envtune.database;

import static dev.envtune.database.Samples.execute;
import static dev.envtune.database.Samples.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class ThrowawayDatabaseIT {
    @Test
    void restart_afterKill_keepsCommittedRowsAndAddress() throws SQLException {
        try (var database = ThrowawayDatabase.start()) {
            var before = database.details();
            execute(before, "create table kept as select 42 as answer");

            database.kill();
            assertThatThrownBy(() -> query(before, "select 1")).isInstanceOf(SQLException.class);

            assertThat(database.restart()).isEqualTo(before);
            assertThat(query(database.details(), "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void close_running_leavesNeitherServerNorFolder() throws SQLException {
        var database = ThrowawayDatabase.start();
        var details = database.details();
        var cluster = Path.of(query(details, "show data_directory"));

        database.close();

        assertThatThrownBy(() -> query(details, "select 1")).isInstanceOf(SQLException.class);
        assertThat(cluster.resolve("../..")).doesNotExist();
    }
}
