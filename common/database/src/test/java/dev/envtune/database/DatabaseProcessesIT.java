package dev.envtune.database;

import static dev.envtune.database.Samples.query;
import static dev.envtune.database.Samples.running;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who starts the server: several processes, root, and an ordinary user.
class DatabaseProcessesIT {
    private static final int NOBODY = 65534;
    @TempDir private Path temporary;
    private Path dataFolder;
    private EmbeddedDatabase database;

    @BeforeEach
    void makeFolder() throws IOException {
        dataFolder = Files.createDirectory(temporary.toRealPath().resolve("data folder"));
        database = Samples.database(dataFolder);
    }

    @AfterEach
    void stop() {
        database.stop("immediate");
    }

    @Test
    void url_twoProcessesAtOnceOnAnEmptyFolder_leadToOneServerThatOutlivesThem() throws Exception {
        var first = ChildJvm.of(dataFolder).start(DatabaseCommand.class, "url");
        var second = ChildJvm.of(dataFolder).start(DatabaseCommand.class, "url");

        var outcome = first.outcome();
        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        assertThat(second.outcome().out()).isEqualTo(outcome.out());
        assertThat(EmbeddedDatabaseIT.serversOf(dataFolder)).hasSize(1);
        assertThat(outcome.out())
                .isEqualTo(
                        """
                        ENVTUNE_DB_URL='%s'
                        ENVTUNE_DB_USER='envtune'
                        ENVTUNE_DB_PASSWORD='%s'
                        """
                                .formatted(
                                        database.start().jdbcUrl(), database.start().password()));
    }

    @Test
    void start_fromATerminal_isOutOfReachOfItsInterrupts() throws Exception {
        assumeTrue(Files.exists(Path.of("/proc/self/stat")), "needs /proc to look at sessions");
        database.start();

        var server = running(database).pid();

        // A terminal interrupts the processes of its session; the server leads one of its own.
        assertThat(session(server)).isEqualTo(server);
        assertThat(session(ProcessHandle.current().pid())).isNotEqualTo(server);
    }

    @Test
    void start_asRootWithoutNamespaces_runsAsAnotherUserBelowAClosedFolder() throws Exception {
        assumeTrue(Samples.isRoot(), "needs root");
        assumeTrue(Program.succeeds(List.of("setpriv", "--version")), "needs setpriv");
        database = Samples.database(dataFolder, DatabaseProcessesIT::succeedsWithoutNamespaces);
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx------"));

        var details = database.start();

        var server = Path.of("/proc", Long.toString(running(database).pid()));
        assertThat(Files.getAttribute(server, "unix:uid")).isEqualTo(NOBODY);
        assertThat(Files.getAttribute(dataFolder.resolve("db/cluster"), "unix:uid"))
                .isEqualTo(NOBODY);
        Samples.execute(details, "create table kept as select 42 as answer");
        ThrowawayDatabase.kill(database);
        // The folder has its owner now, which stays so where namespaces work.
        assertThat(Samples.database(dataFolder).start()).isEqualTo(details);
        assertThat(query(details, "select answer from kept")).isEqualTo("42");
    }

    @Test
    void start_asRootWithNoWayToStepDown_namesTheWayOut() throws Exception {
        assumeTrue(Samples.isRoot(), "needs root");

        assertThatThrownBy(() -> Samples.database(dataFolder, _ -> false).start())
                .isInstanceOf(DatabaseException.CannotStepDown.class)
                .hasMessageContaining("ENVTUNE_DB_URL");
        assertThat(dataFolder.resolve("db")).doesNotExist();
    }

    @Test
    void start_asOrdinaryUser_runsAsThatUser() throws Exception {
        var user = ordinaryUser();
        Files.setAttribute(dataFolder, "unix:uid", NOBODY);

        var outcome = user.start(DatabaseCommand.class, "url").outcome();

        assertThat(outcome.exitCode()).as(outcome.err()).isZero();
        var server = Path.of("/proc", Long.toString(running(database).pid()));
        assertThat(Files.getAttribute(server, "unix:uid")).isEqualTo(NOBODY);
        var stopped = user.start(DatabaseCommand.class, "stop").outcome();
        assertThat(stopped.out()).isEqualTo("PostgreSQL is stopped.\n");
    }

    @Test
    void start_folderOfAnotherUser_saysWhose() throws Exception {
        var user = ordinaryUser();
        Files.createDirectory(dataFolder.resolve("db"));
        Files.setAttribute(dataFolder, "unix:uid", NOBODY);

        var outcome = user.start(DatabaseCommand.class, "start").outcome();

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err())
                .contains(dataFolder.resolve("db") + " belongs to another user (uid 0)")
                .contains("ENVTUNE_HOME")
                .doesNotContain("\tat ");
    }

    private static boolean succeedsWithoutNamespaces(List<String> command) {
        return !command.contains("unshare") && Program.succeeds(command);
    }

    /// A Java process of a user without privileges, who gets a copy of our classes, because ours may lie in a closed home.
    private ChildJvm ordinaryUser() throws IOException {
        assumeTrue(Samples.isRoot(), "needs root to become another user");
        var become = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
        var isJavaReachable = new ArrayList<>(become);
        isJavaReachable.addAll(List.of(ChildJvm.java().toString(), "-version"));
        assumeTrue(
                Program.succeeds(isJavaReachable), "needs setpriv, and a JDK that others may run");
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        var classes = Files.createDirectory(temporary.toRealPath().resolve("classes"));
        var copies = new ArrayList<Path>();
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            copies.add(copy(Path.of(entry), classes.resolve(Integer.toString(copies.size()))));
        }
        var classPath =
                copies.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        return new ChildJvm(become, classPath, dataFolder);
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        return to;
    }

    /// Session of a process: the fourth field after the name, which stands in parentheses and may contain anything.
    private static long session(long pid) throws IOException {
        var stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
        return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[3]);
    }
}
