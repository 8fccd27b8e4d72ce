package dev.envtune.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A source tree with the real launcher, in which Maven and the JDKs are scripts that tell what they were asked to do.
final class SourceTree {
    private static final List<String> TOOLS =
            List.of(
                    "cat",
                    "cmp",
                    "cp",
                    "dirname",
                    "find",
                    "grep",
                    "head",
                    "mkdir",
                    "readlink",
                    "rm",
                    "rmdir",
                    "sed",
                    "sh",
                    "sleep",
                    "sort",
                    "tail",
                    "tee",
                    "touch",
                    "tr");

    private static final List<String> MODULES =
            List.of("common/contract", "common/database", "common/policy", "env-service", "bench");

    /// Notes its arguments and makes the jars that the launcher asks for.
    private static final String MAVEN =
            """
            #!/bin/sh
            echo "JAVA_HOME=$JAVA_HOME $*" >>maven.calls
            echo "[ERROR] a line from Maven"
            while [ -e hold-maven ]; do sleep 0.1; done
            [ ! -e break-maven ] || exit 1
            case $* in *-Dquick*) ;; *)
                echo '[INFO] Building EnvTune :: contract 1.0 [1/1]'
                echo '[INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 1, Time elapsed: 1 s -- in a.ATest'
                echo '[INFO] Tests run: 4, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 1 s -- in a.BTest'
                exit 0 ;;
            esac
            for module in common/contract common/database common/policy env-service bench; do
                mkdir -p "$module/target/quick"
                touch "$module/target/quick/${module##*/}-exec.jar"
            done
            """;

    /// Tells its process id, its arguments and what it finds in its environment.
    private static final String JAVA =
            """
            #!/bin/sh
            case $* in
                -version) echo 'openjdk version "@VERSION@"' >&2 ;;
                *' url') printf "ENVTUNE_DB_URL='jdbc:x'\\nENVTUNE_DB_USER='u'\\nENVTUNE_DB_PASSWORD='se cret'\\n" ;;
                *) echo "java @VERSION@ pid $$ url=${ENVTUNE_DB_URL-} password=${ENVTUNE_DB_PASSWORD-}"
                   echo "loader path ${LOADER_PATH-none}"
                   for argument; do echo "argument $argument"; done
                   case $* in *fail-with-7*) exit 7 ;; esac ;;
            esac
            """;

    final Path root;
    final Path jdks;
    private final Path tools;

    /// @param folder an empty folder
    SourceTree(Path folder) throws IOException {
        root = Files.createDirectories(folder.resolve("source tree"));
        jdks = Files.createDirectories(folder.resolve("some jdks"));
        tools = Files.createDirectories(folder.resolve("tools"));
        Files.copy(launcher(), root.resolve("envtune"));
        script(root.resolve("mvnw"), MAVEN);
        Files.createFile(root.resolve("pom.xml"));
        for (var module : MODULES) {
            Files.createDirectories(root.resolve(module, "src", "main"));
            Files.createFile(root.resolve(module, "pom.xml"));
            Files.createFile(source(module));
        }
        for (var tool : TOOLS) {
            script(tools.resolve(tool), "#!/bin/sh\nexec '" + find(tool) + "' \"$@\"\n");
        }
    }

    Path source(String module) {
        return root.resolve(module, "src", "main", "Source.java");
    }

    Path addJdk(String name, String version) throws IOException {
        var jdk = addJdkWithoutReleaseFile(name, version);
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return jdk;
    }

    Path addJdkWithoutReleaseFile(String name, String version) throws IOException {
        var jdk = jdks.resolve(name);
        var bin = Files.createDirectories(jdk.resolve("bin"));
        script(bin.resolve("java"), JAVA.replace("@VERSION@", version));
        script(bin.resolve("javac"), "#!/bin/sh\n");
        return jdk;
    }

    void addToPath(Path program) throws IOException {
        Files.createSymbolicLink(tools.resolve(program.getFileName()), program);
    }

    List<String> mavenCalls() throws IOException {
        var calls = root.resolve("maven.calls");
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    Outcome run(String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), arguments);
    }

    Outcome run(Map<String, String> environment, String... arguments)
            throws IOException, InterruptedException {
        return start(root.resolve("envtune"), environment, arguments).outcome();
    }

    /// Starts the launcher in a folder that is not the source tree, with nothing in its environment but what we say.
    Launched start(Path launcher, Map<String, String> environment, String... arguments)
            throws IOException {
        var command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        var err = Files.createTempFile(root, "err", ".txt");
        var builder = new ProcessBuilder(command).directory(jdks.toFile());
        builder.environment().clear();
        builder.environment().put("PATH", tools.toString());
        builder.environment().put("HOME", jdks.resolve("nobody").toString());
        builder.environment().put("ENVTUNE_JDK_DIRS", jdks + ":" + jdks.resolve("none"));
        builder.environment().putAll(environment);
        return new Launched(builder.redirectError(err.toFile()).start(), err);
    }

    /// What came of a run.
    record Outcome(int exitCode, String out, String err) {}

    /// A launcher on its way.
    record Launched(Process process, Path errFile) {
        /// Waits for its end. Reading its output cannot be interrupted, so a launcher that hangs is killed.
        Outcome outcome() throws IOException, InterruptedException {
            process.onExit()
                    .orTimeout(60, TimeUnit.SECONDS)
                    .exceptionally(_ -> process.destroyForcibly());
            var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Outcome(process.waitFor(), out, err());
        }

        String err() throws IOException {
            return Files.readString(errFile);
        }
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /// The launcher of the source tree that this test belongs to.
    private static Path launcher() {
        for (var folder = Path.of("").toAbsolutePath();
                folder != null;
                folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve("envtune"))) {
                return folder.resolve("envtune");
            }
        }
        throw new IllegalStateException("this test runs inside the source tree");
    }

    private static Path find(String tool) {
        return Stream.of(System.getenv("PATH").split(":"))
                .map(folder -> Path.of(folder, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no " + tool + " on the PATH"));
    }
}
