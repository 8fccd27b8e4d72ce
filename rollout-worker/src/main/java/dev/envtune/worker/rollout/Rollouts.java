package dev.envtune.worker.rollout;

import dev.envtune.contract.Trajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/// Plays many episodes at once.
public final class Rollouts {
    private final EpisodePlayer player;
    private final int atOnce;

    /// @param atOnce episodes under way at the same time
    public Rollouts(EpisodePlayer player, int atOnce) {
        this.player = player;
        this.atOnce = atOnce;
    }

    /// Plays all of them.
    ///
    /// @param progress hears how many are done, on the threads that play
    /// @return in the order of the plans
    public List<Trajectory> play(List<EpisodePlan> plans, IntConsumer progress) {
        var places = new Semaphore(atOnce);
        var done = new AtomicInteger();
        var futures = new ArrayList<Future<Trajectory>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var plan : plans) {
                places.acquireUninterruptibly();
                futures.add(
                        threads.submit(
                                () -> {
                                    try {
                                        return player.play(plan);
                                    } finally {
                                        progress.accept(done.incrementAndGet());
                                        places.release();
                                    }
                                }));
            }
            var trajectories = new ArrayList<Trajectory>();
            for (var future : futures) {
                trajectories.add(future.get());
            }
            return trajectories;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while playing episodes", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause
                    ? cause
                    : new IllegalStateException(e.getCause());
        }
    }
}
