package dev.envtune.contract.terminal;

import java.io.PrintStream;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Says that something takes its time: on a terminal in one line that is wiped at the end, elsewhere in
/// a line every 15 seconds.
public final class Progress {
    private static final int SILENT_SECONDS = 2;
    private static final int REPEATED_SECONDS = 15;
    private static final String WIPE = "\r\u001b[K";

    private final PrintStream out;
    private final boolean terminal;

    public Progress(PrintStream out, boolean terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    /// Runs the work on this thread.
    ///
    /// @param what goes on, as in "waiting for the model"
    public <T> T during(String what, Supplier<T> work) {
        return during(() -> what, work);
    }

    /// @param what goes on at the moment
    public <T> T during(Supplier<String> what, Supplier<T> work) {
        long begun = System.nanoTime();
        try (var ticker =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform().name("progress").daemon().factory())) {
            ticker.scheduleAtFixedRate(
                    () ->
                            tick(
                                    what.get(),
                                    TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun)),
                    terminal ? SILENT_SECONDS : REPEATED_SECONDS,
                    terminal ? 1 : REPEATED_SECONDS,
                    TimeUnit.SECONDS);
            return work.get();
        } finally {
            wipe();
        }
    }

    private synchronized void tick(String what, long seconds) {
        var text = "envtune: " + what + ", " + seconds + " s";
        if (terminal) {
            out.print(WIPE + text + " ");
        } else {
            out.println(text);
        }
        out.flush();
    }

    /// Prints a line that stays.
    public synchronized void say(String text) {
        wipe();
        out.println("envtune: " + Safe.text(text));
    }

    private synchronized void wipe() {
        if (terminal) {
            out.print(WIPE);
            out.flush();
        }
    }
}
