package dev.envtune.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;

/// Databases in folders of a test, with programs that are unpacked once per machine.
final class Samples {
    private Samples() {}

    static EmbeddedDatabase database(Path dataFolder) {
        return database(dataFolder, Program::succeeds);
    }

    static EmbeddedDatabase database(Path dataFolder, Predicate<List<String>> succeeds) {
        return new EmbeddedDatabase(dataFolder.resolve("db"), binariesFolder(), _ -> {}, succeeds);
    }

    static Path binariesFolder() {
        return EmbeddedDatabase.binariesFolder(EmbeddedDatabase.defaultDataFolder());
    }

    static PostgresBinaries binaries() throws IOException {
        return PostgresBinaries.unpacked(binariesFolder(), new Progress(_ -> {}));
    }

    static Connection connect(ConnectionDetails details) throws SQLException {
        return DriverManager.getConnection(details.jdbcUrl(), details.user(), details.password());
    }

    static void execute(ConnectionDetails details, String sql) throws SQLException {
        try (var connection = connect(details);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// The first column of the only row.
    static String query(ConnectionDetails details, String sql) throws SQLException {
        try (var connection = connect(details);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    static DatabaseStatus.Running running(EmbeddedDatabase database) {
        return (DatabaseStatus.Running) database.status();
    }

    static boolean isRoot() throws IOException {
        var probe = Files.createTempFile("whoami", "");
        try {
            return (Integer) Files.getAttribute(probe, "unix:uid") == 0;
        } finally {
            Files.delete(probe);
        }
    }
}
