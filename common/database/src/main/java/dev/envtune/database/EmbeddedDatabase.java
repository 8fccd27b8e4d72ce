package dev.envtune.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// A PostgreSQL server for one data folder, made and started on demand.
///
/// The server is a process of its own that outlives the one that started it, and it is as durable as any PostgreSQL: `fsync`
/// is on. It listens on 127.0.0.1 only and asks for a random password kept in the data folder. Two starts at once, in one
/// process or in two, lead to one server.
public final class EmbeddedDatabase {
    static final String USER = "envtune";
    static final String DATABASE = "envtune";

    /// `pg_ctl` hands paths to a shell between double quotes.
    private static final Pattern NOT_FOR_A_SHELL = Pattern.compile("[\"$`\\\\\\n]");

    private static final Duration PREDECESSOR_ENDS_WITHIN = Duration.ofSeconds(20);
    private static final String START_SECONDS = "120";
    private static final String STOP_SECONDS = "60";
    private static final int LOG_LINES_SHOWN = 15;

    private final DatabaseFolder folder;
    private final Path binariesFolder;
    private final Progress progress;
    private final Predicate<List<String>> succeeds;

    EmbeddedDatabase(
            Path folder,
            Path binariesFolder,
            Consumer<String> progress,
            Predicate<List<String>> succeeds) {
        this.folder = new DatabaseFolder(folder);
        this.binariesFolder = binariesFolder;
        this.progress = new Progress(progress);
        this.succeeds = succeeds;
    }

    /// The database of a data folder, silent about what takes time.
    public static EmbeddedDatabase at(Path dataFolder) {
        return at(dataFolder, _ -> {});
    }

    /// The database of a data folder.
    ///
    /// @param progress is told, line by line, about anything that takes longer than a moment
    public static EmbeddedDatabase at(Path dataFolder, Consumer<String> progress) {
        var home = real(dataFolder);
        return new EmbeddedDatabase(
                home.resolve("db"), binariesFolder(home), progress, Program::succeeds);
    }

    static Path binariesFolder(Path dataFolder) {
        return real(dataFolder).resolve("postgres");
    }

    /// `$ENVTUNE_HOME`, or `.envtune` in the user's home.
    public static Path defaultDataFolder() {
        return Optional.ofNullable(System.getenv("ENVTUNE_HOME"))
                .filter(home -> !home.isBlank())
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"), ".envtune"));
    }

    /// Makes sure that the server runs, and says how to connect. Does nothing more when it runs already.
    public ConnectionDetails start() {
        try {
            var binaries = PostgresBinaries.unpacked(binariesFolder, progress);
            var account = ServerAccount.choose(folder.path(), binaries, succeeds);
            folder.create(account);
            return folder.locked(
                    account, progress, () -> startLocked(new Tools(binaries, account)));
        } catch (IOException e) {
            throw new DatabaseException.UnusableFolder(folder.path(), e);
        }
    }

    /// Stops the server; connected clients are cut off, and what they committed stays.
    ///
    /// @return false when no server was running
    public boolean stop() {
        return stop("fast");
    }

    /// What the server is doing now. Changes nothing.
    public DatabaseStatus status() {
        try {
            if (folder.majorVersion().isEmpty()) {
                return new DatabaseStatus.Absent();
            }
            return Postmaster.running(folder.cluster())
                    .<DatabaseStatus>map(
                            server -> new DatabaseStatus.Running(server.pid(), server.port()))
                    .orElseGet(DatabaseStatus.Stopped::new);
        } catch (IOException e) {
            throw new DatabaseException.UnusableFolder(folder.path(), e);
        }
    }

    Path folder() {
        return folder.path();
    }

    boolean stop(String mode) {
        if (!(status() instanceof DatabaseStatus.Running)) {
            return false;
        }
        try {
            var binaries = PostgresBinaries.unpacked(binariesFolder, progress);
            var account = ServerAccount.choose(folder.path(), binaries, succeeds);
            return folder.locked(
                    account, progress, () -> stopLocked(new Tools(binaries, account), mode));
        } catch (IOException e) {
            throw new DatabaseException.UnusableFolder(folder.path(), e);
        }
    }

    /// PostgreSQL's programs, and on whose behalf they are run.
    private record Tools(PostgresBinaries binaries, ServerAccount account) {
        Program.Outcome run(String program, List<String> arguments) {
            var command = new ArrayList<String>();
            command.add(binaries.program(program).toString());
            command.addAll(arguments);
            return Program.run(account.command(command));
        }
    }

    private ConnectionDetails startLocked(Tools tools) throws IOException {
        var found = folder.majorVersion();
        if (found.isEmpty()) {
            progress.during("Creating the database", () -> create(tools));
        } else if (!found.get().equals(PostgresBinaries.MAJOR_VERSION)) {
            throw new DatabaseException.OtherMajorVersion(
                    folder.cluster(), found.get(), PostgresBinaries.VERSION);
        }
        var password =
                folder.password()
                        .orElseThrow(
                                () ->
                                        new DatabaseException.PasswordUnusable(
                                                folder.passwordFile(), "is missing"));
        var running = Postmaster.running(folder.cluster());
        var port =
                running.isPresent()
                        ? running.get().port()
                        : progress.during("Starting PostgreSQL", () -> launch(tools));
        return new Server(folder, port, password).readyDatabase(DATABASE, progress);
    }

    /// Makes an empty cluster under another name first: one that was interrupted is never taken for a whole one.
    private Path create(Tools tools) throws IOException {
        FileTree.delete(folder.staging());
        folder.ensurePassword(tools.account());
        var outcome =
                tools.run(
                        "initdb",
                        List.of(
                                "--pgdata=" + folder.staging(),
                                "--username=" + USER,
                                "--pwfile=" + folder.passwordFile(),
                                "--auth=scram-sha-256",
                                "--encoding=UTF8",
                                "--no-locale",
                                "--locale-provider=builtin",
                                "--builtin-locale=C.UTF-8",
                                "--wal-segsize=" + ServerSettings.WAL_SEGMENT_MEGABYTES,
                                "--no-instructions"));
        if (!outcome.succeeded()) {
            throw new DatabaseException.StartFailed("initdb", outcome.output(), folder.log());
        }
        Files.writeString(
                folder.staging().resolve("postgresql.conf"),
                "\ninclude = '" + ServerSettings.FILE + "'\n",
                StandardOpenOption.APPEND);
        return Files.move(folder.staging(), folder.cluster(), StandardCopyOption.ATOMIC_MOVE);
    }

    /// Starts the server on the port of last time, or on another one when that is taken.
    private int launch(Tools tools) throws IOException {
        folder.rotateLog();
        var deadline = System.nanoTime() + PREDECESSOR_ENDS_WITHIN.toNanos();
        while (true) {
            Postmaster.forgetIfGone(folder.cluster());
            var port = choosePort(tools.account());
            var logged = Files.exists(folder.log()) ? Files.size(folder.log()) : 0;
            var outcome =
                    tools.run(
                            "pg_ctl",
                            List.of(
                                    "start",
                                    "--wait",
                                    "--timeout=" + START_SECONDS,
                                    "--pgdata=" + folder.cluster(),
                                    "--log=" + folder.log()));
            if (outcome.succeeded()) {
                return port;
            }
            var log = logSince(logged);
            if (!isPassing(log) || System.nanoTime() > deadline) {
                throw new DatabaseException.StartFailed(
                        "PostgreSQL", log.isBlank() ? outcome.output() : log, folder.log());
            }
            pause(Duration.ofMillis(200));
        }
    }

    /// Somebody took the port after we looked, or a killed server and its processes are just ending.
    private static boolean isPassing(String log) {
        return log.contains("could not bind")
                || log.contains("lock file \"postmaster.pid\" already exists")
                || log.contains("pre-existing shared memory block");
    }

    private int choosePort(ServerAccount account) throws IOException {
        var port = folder.port().orElseGet(LoopbackPort::choose);
        if (!LoopbackPort.isFree(port)) {
            port = LoopbackPort.choose();
        }
        folder.rememberPort(port, account);
        folder.write(
                folder.cluster().resolve(ServerSettings.FILE), ServerSettings.text(port), account);
        return port;
    }

    private boolean stopLocked(Tools tools, String mode) throws IOException {
        if (Postmaster.running(folder.cluster()).isEmpty()) {
            return false;
        }
        var outcome =
                progress.during(
                        "Stopping PostgreSQL",
                        () ->
                                tools.run(
                                        "pg_ctl",
                                        List.of(
                                                "stop",
                                                "--wait",
                                                "--timeout=" + STOP_SECONDS,
                                                "--mode=" + mode,
                                                "--pgdata=" + folder.cluster())));
        if (!outcome.succeeded()) {
            throw new DatabaseException.NoAnswer(
                    "PostgreSQL does not stop: " + outcome.output().strip(), folder.log(), null);
        }
        return true;
    }

    private String logSince(long position) throws IOException {
        if (!Files.exists(folder.log())) {
            return "";
        }
        try (var in = Files.newInputStream(folder.log())) {
            in.skipNBytes(position);
            var lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            return String.join(
                    "\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
        }
    }

    static void pause(Duration pause) {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DatabaseException.Interrupted(e);
        }
    }

    /// The folder without links on the way, so that every process knows it by one name. It need not exist yet.
    private static Path real(Path dataFolder) {
        try {
            var folder = withoutLinks(dataFolder.toAbsolutePath().normalize());
            if (NOT_FOR_A_SHELL.matcher(folder.toString()).find()) {
                throw new DatabaseException.UnusableFolder(
                        folder, "its name has one of the characters \" $ ` \\ or a line break");
            }
            return folder;
        } catch (IOException e) {
            throw new DatabaseException.UnusableFolder(dataFolder, e);
        }
    }

    private static Path withoutLinks(Path folder) throws IOException {
        var parent = folder.getParent();
        return parent == null || Files.exists(folder)
                ? folder.toRealPath()
                : withoutLinks(parent).resolve(folder.getFileName());
    }
}
