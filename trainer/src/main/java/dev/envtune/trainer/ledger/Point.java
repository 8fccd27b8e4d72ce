package dev.envtune.trainer.ledger;

import java.util.ArrayList;
import java.util.List;

/// Where in the curriculum a run is.
///
/// @param stage from 1; one more than there are stages when all are done
/// @param step steps of the stage that are done
/// @param version of the policy: how often its weights changed in this run
/// @param stageVersion the version that the stage began with, its reference policy
/// @param rate factor of the learning rate
/// @param givenUp versions of this stage that were taken back
public record Point(
        int stage, int step, int version, int stageVersion, double rate, List<Range> givenUp) {
    /// The start of a run.
    public static final Point START = new Point(1, 0, 0, 0, 1, List.of());

    public Point {
        givenUp = List.copyOf(givenUp);
    }

    /// Both ends included.
    public record Range(int from, int to) {
        boolean contains(int version) {
            return from <= version && version <= to;
        }
    }

    /// After another step.
    public Point stepped() {
        return new Point(stage, step + 1, version + 1, stageVersion, rate, givenUp);
    }

    /// After the policy was taken back to an earlier version, as a new one, to go on more slowly.
    ///
    /// @param factor of the learning rate
    public Point takenBack(int to, double factor) {
        var more = new ArrayList<>(givenUp);
        more.add(new Range(to + 1, version));
        return new Point(stage, step, version + 1, stageVersion, rate * factor, more);
    }

    /// After an earlier version was taken for the next stage, as a new one.
    public Point carried() {
        return new Point(stage, step, version + 1, stageVersion, rate, givenUp);
    }

    public Point nextStage() {
        return new Point(stage + 1, 0, version, version, 1, List.of());
    }

    /// Whether what this version led to still counts.
    public boolean counts(int ofVersion) {
        return givenUp.stream().noneMatch(range -> range.contains(ofVersion));
    }
}
