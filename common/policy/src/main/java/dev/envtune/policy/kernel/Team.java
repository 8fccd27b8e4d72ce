package dev.envtune.policy.kernel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A few threads that run the same work, each its share, and meet at barriers. They spin for a short
/// while before they sleep: a barrier comes every few microseconds.
final class Team implements AutoCloseable {
    private static final int SPINS = 2_000;
    private static final long NAP_NANOS = 20_000;

    private final int size;
    private final Thread[] helpers;
    private final AtomicInteger arrived = new AtomicInteger();
    private final AtomicInteger working = new AtomicInteger();
    private volatile int phase;
    private volatile int round;
    private volatile @Nullable Throwable failure;
    private volatile Work work = _ -> {};
    private volatile boolean closed;

    /// What every member runs.
    interface Work {
        void run(Member member);
    }

    /// One of the threads.
    final class Member {
        private final int index;

        private Member(int index) {
            this.index = index;
        }

        int index() {
            return index;
        }

        /// The first of `count` items that are this member's.
        int begin(int count) {
            return (int) ((long) count * index / size);
        }

        /// Behind the last of `count` items that are this member's.
        int end(int count) {
            return (int) ((long) count * (index + 1) / size);
        }

        /// Waits until every member is here.
        void meet() {
            int now = phase;
            if (arrived.incrementAndGet() == size) {
                arrived.set(0);
                phase = now + 1;
            }
            for (int i = 0; phase == now; i++) {
                if (failure != null) {
                    throw new Abandoned();
                }
                pause(i);
            }
        }
    }

    /// Thrown at a barrier when another member has failed.
    private static final class Abandoned extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    Team(int size) {
        this.size = size;
        this.helpers = new Thread[size - 1];
        for (int i = 1; i < size; i++) {
            var member = new Member(i);
            helpers[i - 1] =
                    Thread.ofPlatform().name("kernel-" + i).daemon().start(() -> serve(member));
        }
    }

    int size() {
        return size;
    }

    /// Runs work on all members, the calling thread being the first, and returns when all have ended.
    void run(Work next) {
        failure = null;
        arrived.set(0);
        working.set(size);
        work = next;
        round = round + 1;
        for (var helper : helpers) {
            LockSupport.unpark(helper);
        }
        attempt(new Member(0));
        for (int i = 0; working.get() > 0; i++) {
            pause(i);
        }
        switch (failure) {
            case null -> {}
            case RuntimeException cause -> throw cause;
            case Error error -> throw error;
            case Throwable cause -> throw new IllegalStateException(cause);
        }
    }

    private void serve(Member member) {
        int seen = 0;
        while (!closed) {
            for (int i = 0; round == seen && !closed; i++) {
                if (i < SPINS) {
                    Thread.onSpinWait();
                } else {
                    LockSupport.park(this);
                }
            }
            if (round != seen) {
                seen = round;
                attempt(member);
            }
        }
    }

    private void attempt(Member member) {
        try {
            work.run(member);
        } catch (Abandoned _) {
            // The failure of the other member is the one to tell.
        } catch (Throwable e) {
            failure = e;
        } finally {
            working.decrementAndGet();
        }
    }

    private static void pause(int spun) {
        if (spun < SPINS) {
            Thread.onSpinWait();
        } else {
            LockSupport.parkNanos(NAP_NANOS);
        }
    }

    @Override
    public void close() {
        closed = true;
        for (var helper : helpers) {
            LockSupport.unpark(helper);
        }
    }
}
