package dev.envtune.env.play;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// An environment service as a child of this process, on a free loopback port. It leads a process group
/// of its own, so that Ctrl-C reaches the parent first, and it ends with the parent in any case.
public final class ServiceProcess implements AutoCloseable {
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);
    private static final int KEPT_LINES = 40;
    private static final Pattern READY = Pattern.compile("ready.*?(http://[0-9a-zA-Z.:\\[\\]]+)");

    private final Process process;
    private final CompletableFuture<URI> address = new CompletableFuture<>();
    private final Deque<String> lastLines = new ArrayDeque<>();
    private final Thread reader;
    private final Thread stopper = new Thread(this::stop, "stop-service");

    private ServiceProcess(Process process) {
        this.process = process;
        this.reader = Thread.ofPlatform().name("service-output").daemon().start(this::read);
        Runtime.getRuntime().addShutdownHook(stopper);
    }

    /// Starts the service and waits until it is ready.
    ///
    /// @param options of `serve`, in addition to the port
    /// @throws StartException if it does not get ready
    public static ServiceProcess start(List<String> options) {
        var arguments = new ArrayList<>(List.of("serve", "--port", "0"));
        arguments.addAll(options);
        ServiceProcess service;
        try {
            service =
                    new ServiceProcess(
                            new ProcessBuilder(command(arguments))
                                    .redirectErrorStream(true)
                                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start a Java process", e);
        }
        service.awaitReady();
        return service;
    }

    private static List<String> command(List<String> arguments) {
        var command = new ArrayList<String>();
        var setsid = onPath("setsid");
        if (setsid != null) {
            command.add(setsid.toString());
        }
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> !option.startsWith("-agentlib:jdwp"))
                .forEach(command::add);
        var classPath = System.getProperty("java.class.path");
        command.addAll(List.of("-cp", classPath));
        if (isProgramJar(classPath)) {
            command.add("-Dloader.main=" + ServiceChild.class.getName());
            command.add("org.springframework.boot.loader.launch.PropertiesLauncher");
        } else {
            command.add(ServiceChild.class.getName());
        }
        command.addAll(arguments);
        return command;
    }

    /// Whether this program runs from an executable jar, which holds the classes of the service inside.
    private static boolean isProgramJar(String classPath) {
        return !classPath.contains(File.pathSeparator) && classPath.endsWith(".jar");
    }

    private static @Nullable Path onPath(String program) {
        var path = System.getenv("PATH");
        for (var folder : path == null ? new String[0] : path.split(File.pathSeparator)) {
            var file = Path.of(folder, program);
            if (Files.isExecutable(file)) {
                return file;
            }
        }
        return null;
    }

    private void read() {
        try (BufferedReader lines = process.inputReader()) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                keep(line);
                if (!address.isDone()) {
                    var ready = READY.matcher(line);
                    if (ready.find()) {
                        address.complete(URI.create(ready.group(1)));
                    }
                }
            }
        } catch (IOException e) {
            keep("(its output broke off: " + e.getMessage() + ")");
        } finally {
            address.completeExceptionally(new IOException("end of output"));
        }
    }

    private void keep(String line) {
        synchronized (lastLines) {
            if (lastLines.size() == KEPT_LINES) {
                lastLines.removeFirst();
            }
            lastLines.addLast(line);
        }
    }

    private void awaitReady() {
        try {
            address.get(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            close();
            throw new StartException("The environment service ended at its start", lastLines(), e);
        } catch (TimeoutException e) {
            close();
            throw new StartException(
                    "The environment service was not ready in " + START_LIMIT.toSeconds() + " s",
                    lastLines(),
                    e);
        } catch (InterruptedException e) {
            close();
            Thread.currentThread().interrupt();
            throw new StartException("Interrupted at the start of the service", lastLines(), e);
        }
    }

    /// Where it listens.
    public URI address() {
        return address.join();
    }

    public ProcessHandle handle() {
        return process.toHandle();
    }

    /// The end of what it printed.
    public String lastLines() {
        synchronized (lastLines) {
            return String.join("\n", lastLines);
        }
    }

    /// Stops it gracefully, or by force if it takes too long.
    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(stopper);
        } catch (IllegalStateException _) {
            // The hook is running already.
        }
    }

    private void stop() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_LIMIT)) {
                process.destroyForcibly().waitFor();
            }
            reader.join(STOP_LIMIT);
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /// The service did not get ready.
    public static final class StartException extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final String output;

        StartException(String message, String output, Throwable cause) {
            super(message, cause);
            this.output = output;
        }

        /// The end of what it printed.
        public String output() {
            return output;
        }
    }
}
