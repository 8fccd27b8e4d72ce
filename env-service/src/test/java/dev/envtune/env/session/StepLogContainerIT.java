package dev.envtune.env.session;

import dev.envtune.database.ConnectionDetails;
import javax.sql.DataSource;
import org.testcontainers.junit.jupiter.Container;
import org.testcontainers.junit.jupiter.Testcontainers;
import org.testcontainers.postgresql.PostgreSQLContainer;

/// The same on the PostgreSQL of a container, where there is a Docker daemon.
@Testcontainers(disabledWithoutDocker = true)
class StepLogContainerIT extends StepLogContract {
    @Container
    private static final PostgreSQLContainer POSTGRES = new PostgreSQLContainer("postgres:18");

    @Override
    DataSource database() {
        return TestDatabase.migrated(
                new ConnectionDetails(
                        POSTGRES.getJdbcUrl(), POSTGRES.getUsername(), POSTGRES.getPassword()));
    }
}
