package dev.envtune.database;

import java.time.Duration;
import java.util.function.Consumer;

/// Says what is going on while something takes longer than a moment, and nothing otherwise.
final class Progress {
    private static final Duration MOMENT = Duration.ofSeconds(2);

    private final Consumer<String> lines;
    private final Duration moment;

    Progress(Consumer<String> lines) {
        this(lines, MOMENT);
    }

    Progress(Consumer<String> lines, Duration moment) {
        this.lines = lines;
        this.moment = moment;
    }

    /// Work that may fail with a checked exception.
    interface Work<T, E extends Exception> {
        T run() throws E;
    }

    <T, E extends Exception> T during(String what, Work<T, E> work) throws E {
        var ticker = Thread.ofVirtual().start(() -> tick(what));
        try {
            return work.run();
        } finally {
            ticker.interrupt();
        }
    }

    private void tick(String what) {
        try {
            for (var waited = moment; ; waited = waited.plus(moment)) {
                Thread.sleep(moment);
                lines.accept(what + " ... " + waited.toSeconds() + " s");
            }
        } catch (InterruptedException _) {
            // The work is done: a ticker is only ever interrupted for that.
        }
    }
}
