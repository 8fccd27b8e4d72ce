package dev.envtune.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Runs one program to its end.
final class Program {
    private Program() {}

    record Outcome(int exitCode, String output) {
        boolean succeeded() {
            return exitCode == 0;
        }
    }

    /// @throws DatabaseException.CannotExecute when the program cannot even be started
    static Outcome run(List<String> command) {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        // Variables such as PGDATA or PGPORT of whoever calls us must not leak into our server.
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        try {
            var process = builder.start();
            process.getOutputStream().close();
            var output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), output);
        } catch (IOException e) {
            throw new DatabaseException.CannotExecute(command.getFirst(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException.Interrupted(e);
        }
    }

    /// Whether the program exists and ends with success.
    static boolean succeeds(List<String> command) {
        try {
            return run(command).succeeded();
        } catch (DatabaseException.CannotExecute _) {
            return false;
        }
    }
}
