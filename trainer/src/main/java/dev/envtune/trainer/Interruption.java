package dev.envtune.trainer;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl-C and `kill` interrupt the thread that works, which has some time to leave things in order.
final class Interruption implements AutoCloseable {
    private static final long LIMIT_SECONDS = 20;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    /// For the calling thread, until it closes this.
    Interruption() {
        var worker = Thread.currentThread();
        hook =
                new Thread(
                        () -> {
                            worker.interrupt();
                            await();
                        },
                        "interruption");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void await() {
        try {
            // Not the worker's own end: it ends by System.exit, which waits for this hook.
            boolean _ = ended.await(LIMIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // The shutdown has begun.
        }
    }
}
