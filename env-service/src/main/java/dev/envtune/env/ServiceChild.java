package dev.envtune.env;

import java.io.IOException;
import java.io.UncheckedIOException;

/// Entry point of a service that ends with its parent: a parent holds the other end of its standard
/// input, which closes even where the parent is killed.
public final class ServiceChild {
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
            System.exit(0);
        }
    }
}
