package dev.envtune.worker.evaluation;

import dev.envtune.contract.Category;
import dev.envtune.contract.EmittedCalls;
import dev.envtune.contract.ScoreView;
import dev.envtune.contract.Trajectory;
import java.util.ArrayList;
import java.util.List;

/// An episode as an evaluation keeps it.
///
/// @param scenario the number that the task's variants in other categories share
/// @param sample which of the task's episodes
/// @param codes reward code of each message
/// @param truncated whether the context window ended it
/// @param tokens of the whole conversation, 0 where the policy gives none
/// @param result for each turn that was reached, its messages in the official form
public record PlayedEpisode(
        String task,
        Category category,
        Integer scenario,
        Integer sample,
        ScoreView score,
        List<Integer> codes,
        boolean truncated,
        Integer tokens,
        List<List<String>> result) {
    /// Before what is no call: no Python that BFCL's decoder might take for a call begins so.
    private static final String SPEECH = "Says: ";

    public PlayedEpisode {
        codes = List.copyOf(codes);
        result = result.stream().map(List::copyOf).toList();
    }

    /// @param calls of the episode's session
    public static PlayedEpisode of(
            Trajectory trajectory, EmittedCalls calls, int scenario, int sample) {
        return new PlayedEpisode(
                trajectory.task(),
                trajectory.category(),
                scenario,
                sample,
                trajectory.score(),
                trajectory.codes(),
                trajectory.truncated(),
                trajectory.ids().length,
                result(
                        calls,
                        trajectory.exchanges().stream().map(Trajectory.Exchange::text).toList()));
    }

    /// Messages with calls as a list of Python calls, others as text.
    ///
    /// @param texts of all messages
    static List<List<String>> result(EmittedCalls calls, List<String> texts) {
        var result = new ArrayList<List<String>>();
        int message = 0;
        for (var turn : calls.turns()) {
            var steps = new ArrayList<String>();
            for (var made : turn) {
                var text = texts.get(message++);
                steps.add(made.isEmpty() ? SPEECH + text : "[" + String.join(", ", made) + "]");
            }
            result.add(steps);
        }
        return result;
    }

    /// Messages that are well-formed calls.
    long calling() {
        return codes.stream().filter(code -> code == -1 || code == -2).count();
    }

    int turns() {
        return score.turnScores().size();
    }
}
