package dev.envtune.contract.client;

import dev.envtune.contract.terminal.Progress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The environment service of a command: one that runs anyway, or one of its own, which ends with the
/// connection.
public final class EnvConnection implements AutoCloseable {
    private final @Nullable ServiceProcess own;
    private final EnvClient client;

    private EnvConnection(@Nullable ServiceProcess own, EnvClient client) {
        this.own = own;
        this.client = client;
    }

    /// Connects, and says on the way what is waited for.
    ///
    /// @param env where a service runs, or null to start one
    /// @param options of `serve`, for one that is started
    /// @param patience how long a request waits for a service that is overloaded or away
    /// @throws ServiceProcess.StartException if one does not start
    /// @throws IllegalArgumentException if the address is none of a service
    public static EnvConnection open(
            @Nullable URI env, List<String> options, Duration patience, Progress progress) {
        var notice = new WaitingNotice(progress::say);
        if (env != null) {
            return new EnvConnection(null, new EnvClient(env, new Retries(patience, notice)));
        }
        var own =
                progress.during(
                        "starting the environment service", () -> ServiceProcess.start(options));
        var retries = new Retries(patience, own.whileAlive(notice));
        return new EnvConnection(own, new EnvClient(own.address(), retries));
    }

    public EnvClient client() {
        return client;
    }

    /// The process of a service that was started, else null.
    public @Nullable ServiceProcess own() {
        return own;
    }

    @Override
    public void close() {
        client.close();
        if (own != null) {
            own.close();
        }
    }
}
