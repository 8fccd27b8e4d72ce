package dev.envtune.database;

import static dev.envtune.database.Samples.execute;
import static dev.envtune.database.Samples.query;
import static dev.envtune.database.Samples.running;
import static dev.envtune.database.ThrowawayDatabase.kill;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseIT {
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
    void status_throughoutItsLife_saysWhatTheServerDoes() {
        assertThat(database.status()).isEqualTo(new DatabaseStatus.Absent());
        assertThat(database.stop()).isFalse();

        var details = database.start();
        assertThat(details.jdbcUrl())
                .isEqualTo("jdbc:postgresql://127.0.0.1:" + running(database).port() + "/envtune");

        assertThat(database.stop()).isTrue();
        assertThat(database.status()).isEqualTo(new DatabaseStatus.Stopped());
        assertThatThrownBy(() -> query(details, "select 1")).hasMessageContaining("refused");
        assertThat(database.stop()).isFalse();
    }

    @Test
    void start_whileRunning_isTheSameServer() {
        var details = database.start();
        var running = running(database);

        assertThat(database.start()).isEqualTo(details);
        assertThat(running(database)).isEqualTo(running);
    }

    @Test
    void start_afterStop_keepsRowsPortAndPassword() throws Exception {
        var details = database.start();
        execute(details, "create table kept as select 42 as answer");
        database.stop();

        assertThat(database.start()).isEqualTo(details);
        assertThat(query(details, "select answer from kept")).isEqualTo("42");
    }

    @Test
    void start_afterKillOfTheServer_keepsWhatWasCommittedAndNothingElse() throws Exception {
        var details = database.start();
        execute(details, "create table kept(answer int)");
        try (var open = Samples.connect(details);
                var statement = open.createStatement()) {
            open.setAutoCommit(false);
            statement.execute("insert into kept values (42)");
            open.commit();
            statement.execute("insert into kept values (43)");

            kill(database);
            assertThat(database.status()).isEqualTo(new DatabaseStatus.Stopped());
            assertThat(database.start()).isEqualTo(details);
        } // closing the connection of a dead server is no error

        assertThat(query(details, "select string_agg(answer::text, ',') from kept"))
                .isEqualTo("42");
    }

    @Test
    void start_anyTime_isDurableAndClosedToOthers() throws Exception {
        var details = database.start();

        assertThat(query(details, "show fsync")).isEqualTo("on");
        assertThat(query(details, "show synchronous_commit")).isEqualTo("on");
        assertThat(query(details, "show wal_segment_size")).isEqualTo("1MB");
        assertThat(query(details, "show max_wal_size")).isEqualTo("1GB");
        assertThat(query(details, "show full_page_writes")).isEqualTo("on");
        assertThat(query(details, "show listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(query(details, "show unix_socket_directories")).isEmpty();
        assertThat(query(details, "select distinct auth_method from pg_hba_file_rules"))
                .isEqualTo("scram-sha-256");
        var wrong = new ConnectionDetails(details.jdbcUrl(), details.user(), "guess");
        assertThatThrownBy(() -> query(wrong, "select 1"))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void start_fromTheBeginning_neverShowsThePassword() throws Exception {
        var seen = ConcurrentHashMap.<String>newKeySet();
        var watching = new AtomicBoolean(true);
        var watcher =
                Thread.ofPlatform()
                        .start(
                                () -> {
                                    while (watching.get()) {
                                        seen.addAll(commandLines());
                                    }
                                });
        var details = database.start();
        watching.set(false);
        watcher.join();
        seen.addAll(commandLines());

        assertThat(seen).anyMatch(line -> line.contains("initdb"));
        assertThat(seen).anyMatch(line -> line.contains("postgres -D"));
        assertThat(seen).noneMatch(line -> line.contains(details.password()));
        assertThat(Files.readString(dataFolder.resolve("db/postgres.log")))
                .doesNotContain(details.password());
        assertThat(details.toString()).doesNotContain(details.password());
        assertThat(permissions("db")).isEqualTo("rwx------");
        assertThat(permissions("db/password")).isEqualTo("rw-------");
    }

    @Test
    void start_byManyThreadsAtOnce_leadsToOneServer() throws Exception {
        Callable<ConnectionDetails> start = () -> Samples.database(dataFolder).start();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var starts = Stream.generate(() -> threads.submit(start)).limit(4).toList();
            for (var each : starts) {
                assertThat(each.get()).isEqualTo(starts.getFirst().get());
            }
        }
        assertThat(serversOf(dataFolder)).hasSize(1);
    }

    @Test
    void start_afterAnInterruptedOne_makesTheDatabaseAnew() throws Exception {
        Files.createDirectories(dataFolder.resolve("db/cluster.new/base"));
        Files.writeString(dataFolder.resolve("db/cluster.new/PG_VERSION"), "18\n");

        assertThat(query(database.start(), "select 1")).isEqualTo("1");
        assertThat(dataFolder.resolve("db/cluster.new")).doesNotExist();
    }

    @Test
    void start_lockFileLeftBehindByAKilledProcess_doesNotWait() throws Exception {
        var lock = Files.createDirectory(dataFolder.resolve("db")).resolve("lock");
        var holder = ChildJvm.of(dataFolder).start(LockHolder.class, lock.toString());
        assertThat(holder.process().inputReader().readLine()).isEqualTo("locked");
        holder.process().destroyForcibly().waitFor();

        assertThat(lock).exists();
        assertThat(query(database.start(), "select 1")).isEqualTo("1");
    }

    @Test
    void start_stalePidFileNamesAnotherLiveProcess_startsNevertheless() throws Exception {
        var details = database.start();
        var pidFile = dataFolder.resolve("db/cluster/postmaster.pid");
        var lines = Files.readAllLines(pidFile);
        kill(database);
        var other = new ProcessBuilder("sleep", "600").start();
        try {
            lines.set(0, Long.toString(other.pid()));
            Files.write(pidFile, lines);

            assertThat(database.status()).isEqualTo(new DatabaseStatus.Stopped());
            assertThat(database.start()).isEqualTo(details);
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void start_emptyPidFileOfACrash_startsNevertheless() throws Exception {
        var details = database.start();
        database.stop();
        Files.createFile(dataFolder.resolve("db/cluster/postmaster.pid"));

        assertThat(database.start()).isEqualTo(details);
    }

    @Test
    void start_orphanOfAnotherFolderOnOurPort_choosesAnotherPort() throws Exception {
        var before = database.start();
        execute(before, "create table ours()");
        var port = running(database).port();
        kill(database);
        var otherFolder = temporary.resolve("other");
        Files.createDirectories(otherFolder.resolve("db"));
        Files.writeString(otherFolder.resolve("db/port"), port + "\n");
        var other = Samples.database(otherFolder);
        try {
            assertThat(other.start().jdbcUrl()).isEqualTo(before.jdbcUrl());

            var after = database.start();

            assertThat(running(database).port()).isNotEqualTo(port);
            assertThat(query(after, "select count(*) from ours")).isEqualTo("0");
            assertThat(database.start()).isEqualTo(after);
        } finally {
            other.stop("immediate");
        }
    }

    @Test
    void start_otherProgramOnOurPort_choosesAnotherPort() throws Exception {
        database.start();
        var port = running(database).port();
        database.stop();
        try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            assertThat(query(database.start(), "select 1")).isEqualTo("1");
            assertThat(running(database).port()).isNotEqualTo(port);
        }
    }

    @Test
    void start_serverOfAnotherFolderAnswers_namesThatFolder() throws Exception {
        database.start();
        var otherFolder = Files.createDirectory(temporary.resolve("other"));
        var other = Samples.database(otherFolder);
        try {
            var theirs = other.start();
            Files.writeString(dataFolder.resolve("db/password"), theirs.password());
            var pidFile = dataFolder.resolve("db/cluster/postmaster.pid");
            var text = Files.readString(pidFile);
            var ours = Integer.toString(running(database).port());
            Files.writeString(pidFile, text.replace(ours, Integer.toString(running(other).port())));

            assertThatThrownBy(database::start)
                    .isInstanceOf(DatabaseException.OtherServer.class)
                    .hasMessageContaining("serves " + otherFolder.resolve("db/cluster"))
                    .hasMessageContaining("not " + dataFolder.resolve("db/cluster"));
        } finally {
            other.stop("immediate");
        }
    }

    @Test
    void start_dataOfAnotherMajorVersion_saysWhichAndTouchesNothing() throws Exception {
        database.start();
        database.stop();
        Files.writeString(dataFolder.resolve("db/cluster/PG_VERSION"), "17\n");

        assertThatThrownBy(database::start)
                .isInstanceOf(DatabaseException.OtherMajorVersion.class)
                .hasMessageContaining("made by PostgreSQL 17")
                .hasMessageContaining("ENVTUNE_HOME");
        assertThat(database.status()).isEqualTo(new DatabaseStatus.Stopped());
    }

    @Test
    void start_passwordGoneOrWrong_namesTheFile() throws Exception {
        database.start();
        var file = dataFolder.resolve("db/password");

        Files.writeString(file, "wrong");
        assertThatThrownBy(database::start)
                .isInstanceOf(DatabaseException.PasswordUnusable.class)
                .hasMessageContaining(file + " is not the one");

        Files.delete(file);
        assertThatThrownBy(database::start)
                .isInstanceOf(DatabaseException.PasswordUnusable.class)
                .hasMessageContaining(file + " is missing");
    }

    @Test
    void start_serverGivesUp_showsItsLog() throws Exception {
        database.start();
        database.stop();
        Files.writeString(
                dataFolder.resolve("db/cluster/postgresql.auto.conf"), "no_such_setting = 1\n");

        assertThatThrownBy(database::start)
                .isInstanceOf(DatabaseException.StartFailed.class)
                .hasMessageContaining("no_such_setting")
                .hasMessageContaining(dataFolder.resolve("db/postgres.log").toString());
    }

    @Test
    void at_folderThroughALink_isTheSameServer() throws Exception {
        var link = Files.createSymbolicLink(temporary.resolve("link"), dataFolder);
        Files.createSymbolicLink(dataFolder.resolve("postgres"), Samples.binariesFolder());

        var details = EmbeddedDatabase.at(link).start();

        assertThat(database.start()).isEqualTo(details);
        assertThat(serversOf(dataFolder)).hasSize(1);
    }

    @Test
    void at_nameThatAShellWouldExpand_isRefused() {
        assertThatThrownBy(() -> EmbeddedDatabase.at(temporary.resolve("$HOME")))
                .isInstanceOf(DatabaseException.UnusableFolder.class)
                .hasMessageContaining("$HOME");
    }

    private String permissions(String file) throws IOException {
        return PosixFilePermissions.toString(
                Files.getPosixFilePermissions(dataFolder.resolve(file)));
    }

    private static Set<String> commandLines() {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().commandLine().stream())
                .collect(Collectors.toSet());
    }

    static Set<String> serversOf(Path dataFolder) {
        return commandLines().stream()
                .filter(line -> line.contains("bin/postgres -D " + dataFolder))
                .collect(Collectors.toSet());
    }
}
