package dev.envtune.trainer.run;

import dev.envtune.contract.client.EnvException;
import dev.envtune.trainer.config.RunConfig;
import dev.envtune.trainer.metrics.Watcher;
import dev.envtune.worker.rollout.EpisodePlan;
import dev.envtune.worker.rollout.EpisodePlayer;
import dev.envtune.worker.rollout.Limits;
import dev.envtune.worker.rollout.RolloutResult;
import dev.envtune.worker.rollout.Rollouts;
import dev.envtune.worker.rollout.Sampler;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/// Plays episodes of a run with its policy as it is, and again where the environment service was a
/// process of ours and had to be started again.
final class Player {
    private final TrainedPolicy policy;
    private final Environment environment;
    private final RunConfig.Rollouts settings;
    private final Watcher watcher;

    Player(
            TrainedPolicy policy,
            Environment environment,
            RunConfig.Rollouts settings,
            Watcher watcher) {
        this.policy = policy;
        this.environment = environment;
        this.settings = settings;
        this.watcher = watcher;
    }

    int maxTokens() {
        return settings.maxTokens() == null
                ? policy.folder().card().maxTokens()
                : settings.maxTokens();
    }

    /// @param phase what people call it
    /// @param listener gets each result once, on the thread of its episode
    /// @return in the order of the plans
    List<RolloutResult> play(String phase, List<EpisodePlan> plans, Rollouts.Listener listener)
            throws InterruptedException {
        Map<EpisodePlan, RolloutResult> results = new ConcurrentHashMap<>();
        watcher.phase(phase, 0, plans.size());
        try (var generator = policy.generator(Math.min(settings.atOnce(), plans.size()))) {
            while (results.size() < plans.size()) {
                var open = plans.stream().filter(plan -> !results.containsKey(plan)).toList();
                try {
                    rollouts(Sampler.of(generator))
                            .play(
                                    open,
                                    (plan, result) -> {
                                        listener.ended(plan, result);
                                        results.put(plan, result);
                                        watcher.phase(phase, results.size(), plans.size());
                                    });
                } catch (EnvException.Ended e) {
                    environment.restart(e);
                }
            }
        }
        return plans.stream().map(plan -> Objects.requireNonNull(results.get(plan))).toList();
    }

    private Rollouts rollouts(Sampler sampler) {
        return new Rollouts(
                new EpisodePlayer(environment.client(), sampler, policy.prompt()),
                new Limits(settings.deadline(), settings.attempts()),
                settings.atOnce());
    }
}
