package dev.envtune.contract.client;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
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

    private ServiceProcess(Process process) {
        this.process = process;
        this.reader = Thread.ofPlatform().name("service-output").daemon().start(this::read);
    }

    /// Starts the service and waits until it is ready: that of the executable jar which the variable
    /// `ENVTUNE_ENV_JAR` names, else that of this program.
    ///
    /// @param options of `serve`, in addition to the port
    /// @throws StartException if it does not get ready
    public static ServiceProcess start(List<String> options) {
        return start(ServiceProgram.find(System.getenv(ServiceProgram.JAR)), options);
    }

    /// Starts the service of an executable jar and waits until it is ready.
    ///
    /// @param options of `serve`, in addition to the port
    /// @throws StartException if it does not get ready
    public static ServiceProcess start(Path jar, List<String> options) {
        return start(ServiceProgram.of(jar), options);
    }

    private static ServiceProcess start(ServiceProgram program, List<String> options) {
        var arguments = new ArrayList<>(List.of("serve", "--port", "0"));
        arguments.addAll(options);
        ServiceProcess service;
        try {
            service =
                    new ServiceProcess(
                            new ProcessBuilder(program.command(arguments))
                                    .redirectErrorStream(true)
                                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start a Java process", e);
        }
        service.awaitReady();
        return service;
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
            throw failed("The environment service ended at its start", e);
        } catch (TimeoutException e) {
            throw failed(
                    "The environment service was not ready in " + START_LIMIT.toSeconds() + " s",
                    e);
        } catch (InterruptedException e) {
            var failure = failed("Interrupted at the start of the environment service", e);
            Thread.currentThread().interrupt();
            throw failure;
        }
    }

    private StartException failed(String message, Exception cause) {
        close();
        return new StartException(message + ". It said:\n" + lastLines(), cause);
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

    /// Passes waits on while the service lives. Where it has ended there is nothing to wait for, which
    /// the client's caller gets as [EnvException.Ended].
    public Retries.Listener whileAlive(Retries.Listener listener) {
        return (problem, pause) -> {
            if (!process.isAlive()) {
                throw new EnvException.Ended(lastLines());
            }
            listener.waiting(problem, pause);
        };
    }

    /// Stops it gracefully, or by force if it takes too long or is not ready yet.
    @Override
    public void close() {
        try {
            if (address.isDone() && !address.isCompletedExceptionally()) {
                process.destroy();
            } else {
                process.destroyForcibly();
            }
            if (!process.waitFor(STOP_LIMIT)) {
                process.destroyForcibly().waitFor();
            }
            reader.join(STOP_LIMIT);
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    /// The service did not get ready; the message ends with what it said.
    public static final class StartException extends RuntimeException {
        private static final long serialVersionUID = 1;

        StartException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
