package dev.envtune.env;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/// Entry point of a service that ends with its parent: a parent holds the other end of its standard
/// input, which closes even where the parent is killed.
public final class ServiceChild {
    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    private ServiceChild() {}

    public static void main(String[] args) {
        Thread.ofPlatform().name("parent-watch").daemon().start(ServiceChild::exitWithParent);
        EnvService.main(args);
    }

    private static void exitWithParent() {
        try {
            while (System.in.read() >= 0) {}
        } catch (IOException e) {
            throw new UncheckedIOException("cannot watch the parent process", e);
        } finally {
            Thread.ofPlatform().daemon().start(ServiceChild::haltIfItTakesTooLong);
            System.exit(0);
        }
    }

    /// A service that just starts or waits for its database does not stop before it is done with that.
    private static void haltIfItTakesTooLong() {
        try {
            Thread.sleep(STOP_LIMIT);
        } catch (InterruptedException _) {
            // Nobody interrupts this thread; if somebody did, the time would be up as well.
        }
        Runtime.getRuntime().halt(1);
    }
}
