package dev.envtune.contract.client;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.List;

/// Runs a command of the environment service's program that ends by itself, in a process of its own.
public final class EnvCommand {
    private static final int KEPT_LINES = 20;

    private EnvCommand() {}

    /// @param arguments the command and its options
    /// @throws ServiceProcess.StartException if it fails, with the end of what it printed
    public static void run(List<String> arguments) {
        var command = ServiceProgram.find(System.getenv(ServiceProgram.JAR)).command(arguments);
        var lastLines = new ArrayDeque<String>();
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            try (var lines = process.inputReader()) {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (lastLines.size() == KEPT_LINES) {
                        lastLines.removeFirst();
                    }
                    lastLines.addLast(line);
                }
            }
            int status = process.waitFor();
            if (status != 0) {
                throw new ServiceProcess.StartException(
                        "'%s' failed with status %d:%n%s"
                                .formatted(
                                        String.join(" ", arguments),
                                        status,
                                        String.join("\n", lastLines)),
                        null);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run a Java process", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServiceProcess.StartException("Interrupted in '%s'".formatted(arguments), e);
        }
    }
}
