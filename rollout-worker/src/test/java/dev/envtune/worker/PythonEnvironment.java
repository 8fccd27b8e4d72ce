package dev.envtune.worker;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A Python with pinned packages in an environment of its own, to run scripts of `src/test/python`.
public final class PythonEnvironment {
    private static final Path SCRIPTS = Path.of("src/test/python").toAbsolutePath();
    private static final Path ENVIRONMENTS = Path.of("target/python").toAbsolutePath();

    private final String python;

    private PythonEnvironment(String python) {
        this.python = python;
    }

    /// Skips the test where there is no Python or the packages cannot be had.
    ///
    /// @param name of the environment; the packages are those of `NAME_requirements.txt`
    public static PythonEnvironment install(String name) throws IOException, InterruptedException {
        try {
            var said =
                    run(
                            Map.of(),
                            List.of(
                                    SCRIPTS.resolve("venv.sh").toString(),
                                    ENVIRONMENTS.resolve(name).toString(),
                                    SCRIPTS.resolve(name + "_requirements.txt").toString()));
            return new PythonEnvironment(said.strip().lines().toList().getLast());
        } catch (FailedException e) {
            return abort("no Python with the packages of " + name + ": " + e.getMessage());
        }
    }

    /// What the script wrote; an exception with it where it fails.
    ///
    /// @param variables added to those of this process
    public String run(Map<String, String> variables, String script, String... arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(python, SCRIPTS.resolve(script).toString()));
        command.addAll(List.of(arguments));
        return run(variables, command);
    }

    private static String run(Map<String, String> variables, List<String> command)
            throws IOException, InterruptedException {
        var said = Files.createTempFile("envtune-python", ".txt");
        try {
            var builder =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(said.toFile());
            builder.environment().putAll(variables);
            int status = builder.start().waitFor();
            var text = Files.readString(said);
            if (status != 0) {
                throw new FailedException(String.join(" ", command) + ":\n" + text);
            }
            return text;
        } finally {
            Files.delete(said);
        }
    }

    private static final class FailedException extends RuntimeException {
        private static final long serialVersionUID = 1;

        FailedException(String message) {
            super(message);
        }
    }
}
