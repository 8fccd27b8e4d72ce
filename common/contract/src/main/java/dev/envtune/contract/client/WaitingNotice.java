package dev.envtune.contract.client;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/// Says that requests wait for a server: in a line now and then, however many wait.
public final class WaitingNotice implements Retries.Listener {
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final String server;
    private final Consumer<String> lines;
    private final Clock clock;
    private Instant next = Instant.MIN;

    /// @param lines gets what is to be shown
    public WaitingNotice(Consumer<String> lines) {
        this("the environment service", lines);
    }

    /// @param server who is waited for, as in "the environment service"
    public WaitingNotice(String server, Consumer<String> lines) {
        this(server, lines, Clock.systemUTC());
    }

    WaitingNotice(String server, Consumer<String> lines, Clock clock) {
        this.server = server;
        this.lines = lines;
        this.clock = clock;
    }

    @Override
    public synchronized void waiting(String problem, Duration pause) {
        var now = clock.instant();
        if (!now.isBefore(next)) {
            next = now.plus(SILENCE);
            lines.accept("waiting for " + server + " ... (" + problem + ")");
        }
    }
}
