package dev.envtune.trainer.metrics;

import dev.envtune.contract.Trajectory;
import java.util.List;

/// A rollout as it was trained on: a line of `trajectories/update-N.jsonl.gz`.
///
/// @param index in its group, from 0
/// @param version of the policy that sampled it
/// @param advantages of each of the policy's messages, the same for all of its tokens
public record TrainedRollout(
        int update,
        int stage,
        int step,
        int index,
        int version,
        double reward,
        List<Double> advantages,
        Trajectory trajectory) {
    public TrainedRollout {
        advantages = List.copyOf(advantages);
    }
}
