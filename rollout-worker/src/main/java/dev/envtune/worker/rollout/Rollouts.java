package dev.envtune.worker.rollout;

import dev.envtune.contract.chat.ModelServerException;
import dev.envtune.contract.client.EnvException;
import dev.envtune.contract.client.Retries;
import dev.envtune.worker.rollout.RolloutResult.Dropped;
import dev.envtune.worker.rollout.RolloutResult.Finished;
import dev.envtune.worker.rollout.RolloutResult.Reason;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;

/// Plays many episodes at once, each on a thread of its own. An attempt that fails by its deadline or by
/// a problem of the environment or of the policy's engine is made again, with the same seed in another session. An attempt that
/// fails because the environment service is away counts for none: it is made until the service is back.
public final class Rollouts {
    private static final Duration AWAY_PAUSE = Duration.ofSeconds(1);

    private final EpisodePlayer player;
    private final Limits limits;
    private final int atOnce;
    private final Clock clock;
    private final Retries.Sleeper sleeper;

    /// Gets the results one by one, on the threads of their episodes. What it throws ends all rollouts.
    @FunctionalInterface
    public interface Listener {
        void ended(EpisodePlan plan, RolloutResult result);
    }

    /// @param atOnce episodes under way at the same time
    public Rollouts(EpisodePlayer player, Limits limits, int atOnce) {
        this(player, limits, atOnce, Clock.systemUTC(), Thread::sleep);
    }

    Rollouts(
            EpisodePlayer player, Limits limits, int atOnce, Clock clock, Retries.Sleeper sleeper) {
        this.player = player;
        this.limits = limits;
        this.atOnce = atOnce;
        this.clock = clock;
        this.sleeper = sleeper;
    }

    /// Plays all of them. When it returns or throws, none of their threads is left.
    ///
    /// @return in the order of the plans
    /// @throws InterruptedException if this thread is interrupted, which cancels all rollouts
    /// @throws EnvException.Ended if the environment service was a process of ours and has ended
    public List<RolloutResult> play(List<EpisodePlan> plans, Listener listener)
            throws InterruptedException {
        var results = new ArrayList<Future<RolloutResult>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var episodes = new ExecutorCompletionService<RolloutResult>(threads);
            try {
                for (int ended = 0; ended < plans.size(); ended++) {
                    while (results.size() < Math.min(plans.size(), ended + atOnce)) {
                        results.add(episodes.submit(episode(plans.get(results.size()), listener)));
                    }
                    episodes.take().get();
                }
            } catch (ExecutionException e) {
                throw switch (e.getCause()) {
                    case Error error -> throw error;
                    case RuntimeException cause -> cause;
                    case null, default -> new IllegalStateException(e.getCause());
                };
            } finally {
                threads.shutdownNow();
            }
        }
        return results.stream().map(Future::resultNow).toList();
    }

    private Callable<RolloutResult> episode(EpisodePlan plan, Listener listener) {
        return () -> {
            var result = result(plan);
            listener.ended(plan, result);
            return result;
        };
    }

    private RolloutResult result(EpisodePlan plan) throws InterruptedException {
        int failed = 0;
        for (int session = 0; ; session++) {
            Dropped dropped;
            try {
                var deadline = new Deadline(clock, limits.deadline());
                return new Finished(player.play(plan, plan.id() + "." + session, deadline));
            } catch (TimeoutException _) {
                var cause = "no end within " + limits.deadline().toSeconds() + " s";
                dropped = new Dropped(Reason.DEADLINE, cause);
            } catch (ModelServerException e) {
                dropped = new Dropped(Reason.POLICY, problemOfOne(e));
            } catch (EnvException e) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                if (isAway(e)) {
                    sleeper.sleep(AWAY_PAUSE);
                    continue;
                }
                dropped = new Dropped(Reason.ENVIRONMENT, e.title() + ": " + e.detail());
            }
            failed++;
            if (failed == limits.attempts()) {
                return dropped;
            }
        }
    }

    /// What one conversation came to; a problem of all of them ends the rollouts.
    private static String problemOfOne(ModelServerException e) throws InterruptedException {
        return switch (e) {
            case ModelServerException.NotUnderstood _ -> String.valueOf(e.getMessage());
            case ModelServerException.Refused refused when refused.isOfRequest() ->
                    String.valueOf(e.getMessage());
            case ModelServerException.Interrupted _ -> throw new InterruptedException();
            case ModelServerException.Refused _, ModelServerException.Unreachable _ -> throw e;
        };
    }

    private static boolean isAway(EnvException e) {
        return switch (e) {
            case EnvException.Unreachable _, EnvException.GaveUp _ -> true;
            case EnvException.Problem _, EnvException.NotUnderstood _ -> false;
            case EnvException.Ended ended -> throw ended;
        };
    }
}
