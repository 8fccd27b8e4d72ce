package dev.envtune.trainer.run;

import dev.envtune.contract.Trajectory;
import java.util.List;
import java.util.function.ToDoubleFunction;

/// Figures of trajectories.
final class Trajectories {
    private Trajectories() {}

    /// Messages that are well-formed calls.
    static int calls(Trajectory trajectory) {
        return Math.toIntExact(
                trajectory.codes().stream().filter(code -> code == -1 || code == -2).count());
    }

    static int sampledTokens(Trajectory trajectory) {
        return trajectory.messages().stream().mapToInt(message -> message.logprobs().length).sum();
    }

    /// 0 where there is none.
    static double mean(List<Trajectory> trajectories, ToDoubleFunction<Trajectory> value) {
        return trajectories.stream().mapToDouble(value).average().orElse(0);
    }

    /// Calls over a count; 0 where that is 0.
    static double callsOver(
            List<Trajectory> trajectories, ToDoubleFunction<Trajectory> denominator) {
        double all = trajectories.stream().mapToDouble(denominator).sum();
        return all == 0 ? 0 : trajectories.stream().mapToInt(Trajectories::calls).sum() / all;
    }
}
