package dev.envtune.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.launcher.SourceTree.Launched;
import dev.envtune.launcher.SourceTree.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120) // for the loops that wait for a sign of life
class LauncherTest {
    @TempDir private Path folder;
    private SourceTree tree;

    @BeforeEach
    void makeTree() throws IOException {
        tree = new SourceTree(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "help", "--help", "-h"})
    void help_withoutAnyJdk_listsEveryCommand(String arguments) throws Exception {
        var outcome = arguments.isEmpty() ? tree.run() : tree.run(arguments);

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .contains(
                        "serve ",
                        "import ",
                        "replay ",
                        "conformance",
                        "demonstrations",
                        "play ",
                        "bench ",
                        "db ",
                        "test ",
                        "help ");
        assertThat(outcome.err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sevre",
                "--verbose",
                "help --all",
                "test --fast",
                "db",
                "db restart",
                "db --force",
                "db start --force"
            })
    void run_unknownCommandOrOption_saysSoAndExits2(String arguments) throws Exception {
        var outcome = tree.run(arguments.split(" "));

        assertThat(outcome.exitCode()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).startsWith("envtune: ").contains("./envtune help");
        assertThat(tree.mavenCalls()).isEmpty();
    }

    @Test
    void run_withoutJdk25_saysWhereItLookedAndHowToGetOne() throws Exception {
        var old = tree.addJdk("old", "17.0.15");
        tree.addToPath(old.resolve("bin", "java"));

        var outcome = tree.run(Map.of("JAVA_HOME", old.toString()), "serve");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err())
                .contains("needs a JDK 25")
                .contains("JAVA_HOME (" + old + ": 17.0.15)")
                .contains("java on the PATH (" + old + ": 17.0.15)")
                .contains(tree.jdks + "/*", tree.jdks.resolve("none") + "/*")
                .contains("sdk install java 25-tem");
    }

    @Test
    void run_withOldDefaultJava_usesTheJdk25ItFinds() throws Exception {
        var old = tree.addJdk("a 17", "17.0.15");
        tree.addToPath(old.resolve("bin", "java"));
        var jdk = tree.addJdk("b 25", "25.0.3");
        tree.addJdk("c 26", "26");

        var outcome = tree.run(Map.of("JAVA_HOME", old.toString()), "serve");

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out()).startsWith("java 25.0.3 ");
        assertThat(tree.mavenCalls())
                .singleElement()
                .asString()
                .startsWith("JAVA_HOME=" + jdk + " ");
    }

    @Test
    void run_jdkOnlyOnThePathAndWithoutReleaseFile_asksJavaForItsVersion() throws Exception {
        var jdk = tree.addJdkWithoutReleaseFile("linked", "25");
        tree.addToPath(jdk.resolve("bin", "java"));

        var outcome = tree.run(Map.of("ENVTUNE_JDK_DIRS", "/nowhere"), "serve");

        assertThat(outcome.out()).startsWith("java 25 ");
    }

    @Test
    void run_javaWithoutCompiler_isPassedOver() throws Exception {
        var runtime = tree.addJdk("a", "25.0.1");
        Files.delete(runtime.resolve("bin", "javac"));
        tree.addJdk("b", "25.0.2");

        assertThat(tree.run("serve").out()).startsWith("java 25.0.2 ");
    }

    @Test
    void run_secondTime_buildsOnlyAfterASourceOfThatProgramChanged() throws Exception {
        tree.addJdk("25", "25");
        tree.run("serve");
        tree.run("serve");
        assertThat(tree.mavenCalls()).hasSize(1);
        assertThat(tree.mavenCalls().getFirst())
                .contains("-Dquick", "common/database,env-service", "package");

        change("bench");
        tree.run("serve");
        assertThat(tree.mavenCalls()).hasSize(1);

        change("common/contract");
        var outcome = tree.run("serve");
        assertThat(tree.mavenCalls()).hasSize(2);
        assertThat(tree.mavenCalls().getLast()).contains("--projects env-service ");
        assertThat(outcome.err()).contains("building env-service");
    }

    @Test
    void run_buildFails_showsItsErrorsAndLeavesNoLock() throws Exception {
        tree.addJdk("25", "25");
        var broken = Files.createFile(tree.root.resolve("break-maven"));

        var failed = tree.run("serve");

        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.err()).contains("[ERROR] a line from Maven", "the build failed; see ");
        assertThat(failed.out()).isEmpty();
        Files.delete(broken);
        assertThat(tree.run("serve").exitCode()).isZero();
    }

    @Test
    void run_twoAtOnce_buildOnce() throws Exception {
        tree.addJdk("25", "25");
        var hold = Files.createFile(tree.root.resolve("hold-maven"));
        var first = tree.start(tree.root.resolve("envtune"), Map.of(), "serve");
        awaitErr(first, "building");
        var second = tree.start(tree.root.resolve("envtune"), Map.of(), "serve");
        awaitErr(second, "waiting for the build");

        Files.delete(hold);

        assertThat(first.outcome().exitCode()).isZero();
        assertThat(second.outcome().exitCode()).isZero();
        assertThat(tree.mavenCalls()).hasSize(1);
    }

    @Test
    void run_lockOfADeadLauncher_isBroken() throws Exception {
        tree.addJdk("25", "25");
        var dead = new ProcessBuilder("true").start();
        dead.waitFor();
        var lock = Files.createDirectories(tree.root.resolve("target/launcher/build.lock"));
        Files.writeString(lock.resolve("pid"), dead.pid() + "\n");

        assertThat(tree.run("serve").exitCode()).isZero();
        assertThat(lock).doesNotExist();
    }

    @Test
    void run_terminatedWhileBuilding_stopsTheBuildAndUnlocks() throws Exception {
        tree.addJdk("25", "25");
        Files.createFile(tree.root.resolve("hold-maven"));
        var launched = tree.start(tree.root.resolve("envtune"), Map.of(), "serve");
        awaitErr(launched, "building");
        var maven = awaitChild(launched);

        launched.process().toHandle().destroy();

        assertThat(launched.outcome().exitCode()).isEqualTo(143);
        assertThat(maven.onExit().get().isAlive()).isFalse();
        assertThat(tree.root.resolve("target/launcher/build.lock")).doesNotExist();
    }

    @Test
    void serve_withoutDatabaseOfItsOwn_getsTheEmbeddedOneThroughTheEnvironment() throws Exception {
        tree.addJdk("25", "25");

        var outcome = tree.run("serve", "--port", "0");

        assertThat(outcome.out())
                .contains("url=jdbc:x password=se cret")
                .contains("argument --enable-native-access=ALL-UNNAMED")
                .endsWith("argument serve\nargument --port\nargument 0\n");
        assertThat(outcome.out().lines().filter(line -> line.startsWith("argument ")))
                .noneMatch(line -> line.contains("cret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"serve --help", "bench -h", "play --env http://x", "play --env=http://x"})
    void run_whereNoDatabaseIsNeeded_startsNone(String arguments) throws Exception {
        tree.addJdk("25", "25");

        var outcome = tree.run(arguments.split(" "));

        assertThat(outcome.out()).contains("url= password=\n");
        assertThat(tree.mavenCalls()).singleElement().asString().doesNotContain("common/database");
    }

    @Test
    void run_withDatabaseElsewhere_startsNone() throws Exception {
        tree.addJdk("25", "25");

        var outcome = tree.run(Map.of("ENVTUNE_DB_URL", "jdbc:theirs"), "replay");

        assertThat(outcome.out()).contains("url=jdbc:theirs password=\n");
        assertThat(tree.mavenCalls()).singleElement().asString().doesNotContain("common/database");
    }

    @Test
    void run_withSandboxesOfOthers_givesThemToSpringBootsLauncher() throws Exception {
        tree.addJdk("25", "25");
        var jar = Files.createFile(folder.resolve("library.jar"));
        var jars = jar + "," + Files.createDirectory(folder.resolve("more"));

        var outcome = tree.run(Map.of("ENVTUNE_SANDBOXES", jars), "serve");

        assertThat(outcome.out()).contains("loader path " + jars + "\n");
        assertThat(tree.run("serve").out()).contains("loader path none\n");
    }

    @Test
    void run_withSandboxesThatAreNotThere_namesThemAndStartsNothing() throws Exception {
        tree.addJdk("25", "25");

        var outcome = tree.run(Map.of("ENVTUNE_SANDBOXES", "/nowhere/a.jar"), "serve");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .contains("ENVTUNE_SANDBOXES names /nowhere/a.jar, which does not exist");
    }

    @Test
    void run_anyProgram_becomesItAndKeepsArgumentsAndExitCode() throws Exception {
        tree.addJdk("25", "25");

        var launched =
                tree.start(
                        tree.root.resolve("envtune"), Map.of(), "play", "two words", "fail-with-7");
        var outcome = launched.outcome();

        assertThat(outcome.exitCode()).isEqualTo(7);
        assertThat(outcome.out())
                .contains(" pid " + launched.process().pid() + " ")
                .contains("argument two words\n");
    }

    @Test
    void run_throughALink_findsItsSourceTree() throws Exception {
        tree.addJdk("25", "25");
        Files.createSymbolicLink(folder.resolve("absolute"), tree.root.resolve("envtune"));
        var link = Files.createSymbolicLink(folder.resolve("relative"), Path.of("absolute"));

        var outcome = tree.start(link, Map.of(), "db", "status").outcome();

        assertThat(outcome.exitCode()).isZero();
        assertThat(outcome.out())
                .contains(
                        "argument "
                                + tree.root
                                + "/common/database/target/quick/database-exec.jar");
    }

    @Test
    void test_allPass_countsThem() throws Exception {
        tree.addJdk("25", "25");

        var outcome = tree.run("test");

        assertThat(outcome.exitCode()).isZero();
        assertThat(tree.mavenCalls()).singleElement().asString().endsWith(" verify");
        assertThat(outcome.out()).contains("contract 1.0", "a.ATest", "a.BTest");
        assertThat(outcome.out()).endsWith("6 passed, 0 failed, 1 skipped\n");
    }

    @Test
    void test_oneFails_showsErrorsAndExits1() throws Exception {
        tree.addJdk("25", "25");
        Files.createFile(tree.root.resolve("break-maven"));

        Outcome outcome = tree.run("test");

        assertThat(outcome.exitCode()).isEqualTo(1);
        assertThat(outcome.err()).contains("[ERROR] a line from Maven", "the tests failed");
    }

    /// Makes a source newer than any build, whatever the resolution of the file system's clock.
    private void change(String module) throws IOException {
        var built = tree.root.resolve("env-service/target/quick/built");
        var later = Files.getLastModifiedTime(built).toInstant().plusSeconds(5);
        Files.setLastModifiedTime(tree.source(module), FileTime.from(later));
    }

    private static void awaitErr(Launched launched, String text) throws Exception {
        while (!launched.err().contains(text)) {
            assertThat(launched.process().isAlive()).as(launched.err()).isTrue();
            Thread.sleep(20);
        }
    }

    /// The shell script that stands for Maven.
    private static ProcessHandle awaitChild(Launched launched) throws Exception {
        while (true) {
            var maven =
                    launched.process()
                            .children()
                            .filter(child -> child.info().commandLine().orElse("").contains("mvnw"))
                            .findFirst();
            if (maven.isPresent()) {
                return maven.get();
            }
            Thread.sleep(20);
        }
    }
}
