package dev.envtune.trainer.report;

import java.time.Duration;
import java.util.Optional;

/// How long a run still takes, from the mean time of the steps and validations so far.
final class TimeLeft {
    private final Share steps;
    private final Share validations;

    /// @param steps to come
    /// @param validations to come
    TimeLeft(int steps, int validations) {
        this.steps = new Share(steps);
        this.validations = new Share(validations);
    }

    void stepTook(double seconds) {
        steps.took(seconds);
    }

    void validationTook(double seconds) {
        validations.took(seconds);
    }

    /// Empty until one of each kind that is still to come was measured.
    Optional<Duration> estimate() {
        return steps.left().flatMap(ofSteps -> validations.left().map(ofSteps::plus));
    }

    private static final class Share {
        private final int total;
        private int done;
        private double seconds;

        Share(int total) {
            this.total = total;
        }

        void took(double more) {
            done++;
            seconds += more;
        }

        Optional<Duration> left() {
            int left = total - done;
            if (left <= 0) {
                return Optional.of(Duration.ZERO);
            }
            return done == 0
                    ? Optional.empty()
                    : Optional.of(Duration.ofMillis(Math.round(1000 * left * seconds / done)));
        }
    }
}
