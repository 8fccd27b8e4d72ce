package dev.envtune.trainer;

import dev.envtune.contract.client.EnvClient;
import dev.envtune.contract.client.EnvConnection;
import dev.envtune.contract.client.EnvException;
import dev.envtune.contract.terminal.Progress;
import dev.envtune.trainer.run.Environment;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The environment service of this command: one that runs anyway, or a process of its own, which is
/// started again when it ends.
final class OwnEnvironment implements Environment, AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int MOST_RESTARTS = 5;

    private final @Nullable URI address;
    private final List<String> options;
    private final Progress progress;
    private EnvConnection connection;
    private int restarts;

    /// @param address of one that runs, or null to start one
    /// @param options of `serve`, for one that is started
    OwnEnvironment(@Nullable URI address, List<String> options, Progress progress) {
        this.address = address;
        this.options = List.copyOf(options);
        this.progress = progress;
        this.connection = EnvConnection.open(address, options, PATIENCE, progress);
    }

    @Override
    public EnvClient client() {
        return connection.client();
    }

    @Override
    public void restart(EnvException.Ended ended) {
        if (restarts == MOST_RESTARTS) {
            throw ended;
        }
        restarts++;
        progress.say("the environment service ended and is started again: " + ended.getMessage());
        connection.close();
        connection = EnvConnection.open(address, options, PATIENCE, progress);
    }

    @Override
    public void close() {
        connection.close();
    }
}
