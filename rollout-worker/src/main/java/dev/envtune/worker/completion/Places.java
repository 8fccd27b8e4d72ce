package dev.envtune.worker.completion;

import java.util.concurrent.Semaphore;

/// How many messages may be in the making or wait for it. Safe for use by many threads.
final class Places {
    private final int all;
    private final Semaphore free;

    Places(int all) {
        this.all = all;
        this.free = new Semaphore(all);
    }

    int all() {
        return all;
    }

    /// @throws FullException if fewer are free; none is taken then
    void take(int count) {
        if (!free.tryAcquire(count)) {
            throw new FullException(count, all);
        }
    }

    void giveBack() {
        free.release();
    }

    int taken() {
        return all - free.availablePermits();
    }
}
