package dev.envtune.policy.torch;

import ai.djl.engine.Engine;
import dev.envtune.contract.DataFolder;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// The one platform thread that owns libtorch in this process. Gradient mode is a thread's own, native
/// calls pin virtual threads, and every calling thread would get a team of workers of its own.
public final class LibTorch {
    private static final String THREAD_NAME = "libtorch";

    private final ExecutorService executor =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name(THREAD_NAME).daemon().factory());
    private final Decoder decoder;

    private LibTorch() {
        decoder = call(Decoder::load);
    }

    /// Started at first use: unpacks the native library if this version of it is not there yet.
    public static LibTorch instance() {
        return Holder.INSTANCE;
    }

    private static final class Holder {
        static final LibTorch INSTANCE = start();

        private static LibTorch start() {
            setDefault("DJL_CACHE_DIR", DataFolder.path().resolve("libtorch").toString());
            setDefault("ai.djl.offline", "true");
            setDefault("OPT_OUT_TRACKING", "true");
            return new LibTorch();
        }

        private static void setDefault(String key, String value) {
            if (System.getProperty(key) == null && System.getenv(key) == null) {
                System.setProperty(key, value);
            }
        }
    }

    /// Runs on the libtorch thread and waits; on that thread, runs at once.
    public <T> T call(Supplier<T> work) {
        if (Thread.currentThread().getName().equals(THREAD_NAME)) {
            return work.get();
        }
        try {
            return submit(work::get).join();
        } catch (CompletionException e) {
            throw unwrapped(e);
        }
    }

    public void run(Runnable work) {
        call(
                () -> {
                    work.run();
                    return 0;
                });
    }

    /// Queues work for the libtorch thread.
    public <T> CompletableFuture<T> submit(Callable<T> work) {
        var result = new CompletableFuture<T>();
        executor.execute(
                () -> {
                    try {
                        result.complete(work.call());
                    } catch (Throwable e) {
                        result.completeExceptionally(e);
                    }
                });
        return result;
    }

    private static RuntimeException unwrapped(CompletionException e) {
        return switch (e.getCause()) {
            case Error error -> throw error;
            case RuntimeException cause -> cause;
            case null, default -> e;
        };
    }

    /// Of the library, as in 2.7.1.
    public String version() {
        return Engine.getEngine("PyTorch").getVersion();
    }

    /// Where all tensors live: `cpu`, `cuda:0`.
    public String device() {
        return Devices.label(Devices.chosen());
    }

    public Decoder decoder() {
        return decoder;
    }

    /// A new scope of its own.
    public static Scope scope() {
        return Scope.root();
    }
}
