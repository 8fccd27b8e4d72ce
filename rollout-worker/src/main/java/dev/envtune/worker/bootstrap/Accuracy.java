package dev.envtune.worker.bootstrap;

import dev.envtune.policy.train.Learner;
import java.util.List;
import java.util.Locale;

/// Whether a policy would say the right messages, each token given the right ones before it.
final class Accuracy {
    private static final int MOST_ARGUMENTS = 4;

    private final int[] right = new int[MOST_ARGUMENTS + 1];
    private final int[] calls = new int[MOST_ARGUMENTS + 1];
    private int rightAnswers;
    private int answers;

    private Accuracy() {}

    static Accuracy of(Learner learner, List<Lesson> lessons) {
        var accuracy = new Accuracy();
        var hits = learner.scorer().hits(lessons.stream().map(Lesson::row).toList());
        for (int i = 0; i < lessons.size(); i++) {
            for (var said : lessons.get(i).messages()) {
                boolean right = true;
                for (int position = said.from(); position < said.to(); position++) {
                    // The first token is never a target.
                    right &= hits.get(i)[position - 1] == 1;
                }
                accuracy.count(said.arguments(), right);
            }
        }
        return accuracy;
    }

    private void count(int arguments, boolean isRight) {
        if (arguments < 0) {
            answers++;
            rightAnswers += isRight ? 1 : 0;
        } else {
            int bucket = Math.min(arguments, MOST_ARGUMENTS);
            calls[bucket]++;
            right[bucket] += isRight ? 1 : 0;
        }
    }

    /// Share of right calls with at least one argument.
    double callsWithArguments() {
        int all = 0;
        int hits = 0;
        for (int i = 1; i <= MOST_ARGUMENTS; i++) {
            all += calls[i];
            hits += right[i];
        }
        return all == 0 ? 0 : (double) hits / all;
    }

    /// `answers 98%  calls by arguments 0: 96% 1: 81% ...`
    @Override
    public String toString() {
        var text =
                new StringBuilder(
                        "answers " + percent(rightAnswers, answers) + ", calls by arguments");
        for (int i = 0; i <= MOST_ARGUMENTS; i++) {
            text.append(' ')
                    .append(i)
                    .append(i == MOST_ARGUMENTS ? "+: " : ": ")
                    .append(percent(right[i], calls[i]));
        }
        return text.toString();
    }

    private static String percent(int part, int all) {
        return all == 0 ? "-" : String.format(Locale.ROOT, "%.0f%%", 100.0 * part / all);
    }
}
