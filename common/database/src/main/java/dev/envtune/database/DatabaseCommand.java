package dev.envtune.database;

import java.nio.file.Path;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// `envtune db`: the embedded database from the command line. The launcher also uses it to find out where to connect.
@Command(
        name = "envtune db",
        description =
                "Controls the embedded PostgreSQL of the data folder ($ENVTUNE_HOME or ~/.envtune).")
public final class DatabaseCommand implements Runnable {
    static final int FAILED = 1;
    static final int NOT_RUNNING = 3;

    @Spec private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "Shows this help.")
    @SuppressWarnings("unused") // picocli reads the annotation
    private boolean help;

    private final Path dataFolder;

    DatabaseCommand(Path dataFolder) {
        this.dataFolder = dataFolder;
    }

    public static void main(String[] args) {
        System.exit(commandLine(EmbeddedDatabase.defaultDataFolder()).execute(args));
    }

    static CommandLine commandLine(Path dataFolder) {
        return new CommandLine(new DatabaseCommand(dataFolder))
                .setExecutionExceptionHandler(
                        (failure, line, _) -> {
                            if (failure instanceof DatabaseException) {
                                line.getErr().println("envtune: " + failure.getMessage());
                                return FAILED;
                            }
                            throw failure;
                        });
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(), "Missing command: one of start, stop, status");
    }

    @Command(description = "Starts the server unless it runs, and says where it listens.")
    int start() {
        database().start();
        return status();
    }

    @Command(description = "Stops the server. Clients are cut off; what they committed stays.")
    int stop() {
        say(database().stop() ? "PostgreSQL is stopped." : "PostgreSQL was not running.");
        return CommandLine.ExitCode.OK;
    }

    @Command(description = "Says whether the server runs; exit code 3 if it does not.")
    int status() {
        var database = database();
        return switch (database.status()) {
            case DatabaseStatus.Absent() -> {
                say("No database yet in " + database.folder() + ".");
                yield NOT_RUNNING;
            }
            case DatabaseStatus.Stopped() -> {
                say("PostgreSQL is stopped; its data is in " + database.folder() + ".");
                yield NOT_RUNNING;
            }
            case DatabaseStatus.Running(long pid, int port) -> {
                say(
                        "PostgreSQL runs on 127.0.0.1:%d, process %d; its data is in %s."
                                .formatted(port, pid, database.folder()));
                yield CommandLine.ExitCode.OK;
            }
        };
    }

    /// For the launcher: starts the server and prints assignments that a shell can evaluate.
    @Command(hidden = true)
    int url() {
        var details = database().start();
        say("ENVTUNE_DB_URL=" + quoted(details.jdbcUrl()));
        say("ENVTUNE_DB_USER=" + quoted(details.user()));
        say("ENVTUNE_DB_PASSWORD=" + quoted(details.password()));
        return CommandLine.ExitCode.OK;
    }

    static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private EmbeddedDatabase database() {
        return EmbeddedDatabase.at(dataFolder, spec.commandLine().getErr()::println);
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
    }
}
