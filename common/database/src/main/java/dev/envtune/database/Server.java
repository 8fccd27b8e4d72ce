package dev.envtune.database;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import org.postgresql.ds.PGSimpleDataSource;

/// A started server as its clients see it.
record Server(DatabaseFolder folder, int port, String password) {
    private static final Duration ANSWERS_WITHIN = Duration.ofMinutes(2);
    private static final Set<String> NOT_YET = Set.of("57P03", "08001");
    private static final Set<String> WRONG_PASSWORD = Set.of("28P01", "28000");

    /// Checks that it is our server that answers, and creates the database when it is not there yet.
    ConnectionDetails readyDatabase(String name, Progress progress) throws IOException {
        try (var connection =
                progress.during("Waiting for PostgreSQL to answer", () -> connect("postgres"))) {
            requireOurs(connection);
            createDatabase(connection, name);
        } catch (SQLException e) {
            throw new DatabaseException.NoAnswer(
                    "PostgreSQL on port " + port + " refuses", folder.log(), e);
        }
        return details(name);
    }

    private ConnectionDetails details(String database) {
        return new ConnectionDetails(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + database,
                EmbeddedDatabase.USER,
                password);
    }

    /// Waits while the server is recovering from a crash.
    private Connection connect(String database) throws SQLException {
        var source = new PGSimpleDataSource();
        source.setUrl(details(database).jdbcUrl());
        source.setUser(EmbeddedDatabase.USER);
        source.setPassword(password);
        var deadline = System.nanoTime() + ANSWERS_WITHIN.toNanos();
        while (true) {
            try {
                return source.getConnection();
            } catch (SQLException e) {
                if (WRONG_PASSWORD.contains(e.getSQLState())) {
                    throw new DatabaseException.PasswordUnusable(
                            folder.passwordFile(),
                            "is not the one that the server on port " + port + " expects");
                }
                if (!NOT_YET.contains(e.getSQLState()) || System.nanoTime() > deadline) {
                    throw e;
                }
                EmbeddedDatabase.pause(Duration.ofMillis(100));
            }
        }
    }

    private void requireOurs(Connection connection) throws SQLException, IOException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery("show data_directory")) {
            rows.next();
            var theirs = Path.of(rows.getString(1));
            if (!theirs.equals(folder.cluster())) {
                throw new DatabaseException.OtherServer(folder.cluster(), theirs, port);
            }
        }
    }

    private static void createDatabase(Connection connection, String name) throws SQLException {
        try (var query =
                connection.prepareStatement("select 1 from pg_database where datname = ?")) {
            query.setString(1, name);
            if (query.executeQuery().next()) {
                return;
            }
        }
        try (var statement = connection.createStatement()) {
            statement.execute("create database \"" + name + "\"");
        }
    }
}
