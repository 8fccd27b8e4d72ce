package dev.envtune.trainer.run;

import dev.envtune.policy.generate.CounterRandom;
import dev.envtune.trainer.ledger.RolloutKey;

/// Seeds of a run's random streams. A rollout's does not depend on the attempt: a retry yields the same
/// tokens.
final class Seeds {
    private Seeds() {}

    static long ofStage(long run, int stage) {
        return CounterRandom.seed(run, stage);
    }

    static long ofRollout(long run, RolloutKey key) {
        return CounterRandom.seed(
                run, key.stage(), key.step(), CounterRandom.seed(chars(key.task())), key.index());
    }

    private static long[] chars(String text) {
        return text.chars().asLongStream().toArray();
    }
}
