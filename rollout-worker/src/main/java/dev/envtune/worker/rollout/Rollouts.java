package dev.envtune.worker.rollout;

import dev.envtune.contract.Trajectory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
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
    /// @param progress hears how many are done
    /// @return in the order of the plans
    public List<Trajectory> play(List<EpisodePlan> plans, IntConsumer progress) {
        var places = new Semaphore(atOnce);
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
                                        places.release();
                                    }
                                }));
                progress.accept((int) futures.stream().filter(Future::isDone).count());
            }
            var trajectories = new ArrayList<Trajectory>();
            for (var future : futures) {
                trajectories.add(future.get());
                progress.accept((int) futures.stream().filter(Future::isDone).count());
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
