package dev.envtune.env.session;

import dev.envtune.database.ConnectionDetails;
import dev.envtune.database.ThrowawayDatabase;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/// One real PostgreSQL for all tests of a build that only write to it; those that kill it start their own.
public final class TestDatabase {
    private TestDatabase() {}

    private static final class Shared {
        static final ThrowawayDatabase DATABASE = ThrowawayDatabase.start();
    }

    public static ConnectionDetails shared() {
        return Shared.DATABASE.details();
    }

    /// The keys that make a service use the database.
    public static List<String> keys(ConnectionDetails database) {
        return List.of(
                "--spring.datasource.url=" + database.jdbcUrl(),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password());
    }

    /// Runs a statement on the shared database.
    public static void execute(String sql) throws SQLException {
        var database = shared();
        try (var connection =
                        DriverManager.getConnection(
                                database.jdbcUrl(), database.user(), database.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// A pool-less source of connections, with the schema in place.
    static PGSimpleDataSource migrated(ConnectionDetails details) {
        var source = new PGSimpleDataSource();
        source.setUrl(details.jdbcUrl());
        source.setUser(details.user());
        source.setPassword(details.password());
        Flyway.configure()
                .dataSource(source)
                .schemas("env")
                .locations("classpath:db/env")
                .load()
                .migrate();
        return source;
    }
}
