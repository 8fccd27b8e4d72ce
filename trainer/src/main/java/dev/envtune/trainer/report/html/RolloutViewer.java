package dev.envtune.trainer.report.html;

import dev.envtune.contract.CallResult;
import dev.envtune.contract.Message;
import dev.envtune.contract.StepResponse;
import dev.envtune.trainer.metrics.TrainedRollout;
import dev.envtune.trainer.report.html.RolloutViews.MessageView;
import dev.envtune.trainer.report.html.RolloutViews.ObservationView;
import dev.envtune.trainer.report.html.RolloutViews.Opening;
import dev.envtune.trainer.report.html.RolloutViews.RolloutView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Makes rollouts ready to be looked at. Long texts of the environment are cut.
final class RolloutViewer {
    private static final int LONGEST_TEXT = 8_000;

    private final TokenTexts tokens;
    private final Map<String, Integer> indexes = new LinkedHashMap<>();
    private final List<Opening> openings = new ArrayList<>();

    RolloutViewer(TokenTexts tokens) {
        this.tokens = tokens;
    }

    /// What the views of this viewer refer to.
    List<Opening> openings() {
        return List.copyOf(openings);
    }

    RolloutView view(TrainedRollout rollout) {
        var trajectory = rollout.trajectory();
        var messages = new ArrayList<MessageView>();
        for (int i = 0; i < trajectory.messages().size(); i++) {
            messages.add(message(rollout, i));
        }
        return new RolloutView(
                rollout.update(),
                rollout.stage(),
                rollout.step(),
                trajectory.task(),
                trajectory.category(),
                trajectory.feedback(),
                rollout.index(),
                rollout.version(),
                trajectory.seed(),
                rollout.reward(),
                trajectory.score().groundTruthTurns(),
                trajectory.score().baseline(),
                trajectory.score().verdict(),
                trajectory.score().turnScores(),
                trajectory.truncated(),
                opening(rollout),
                messages);
    }

    private int opening(TrainedRollout rollout) {
        var trajectory = rollout.trajectory();
        int end =
                trajectory.messages().isEmpty()
                        ? trajectory.ids().length
                        : trajectory.messages().getFirst().from();
        var texts = tokens.of(Arrays.copyOf(trajectory.ids(), end));
        var text = String.join("", texts);
        return indexes.computeIfAbsent(
                text,
                _ -> {
                    openings.add(new Opening(text, end, cut(UserTurn.last(texts))));
                    return openings.size() - 1;
                });
    }

    private MessageView message(TrainedRollout rollout, int number) {
        var trajectory = rollout.trajectory();
        var sampled = trajectory.messages().get(number);
        var logprobs = new ArrayList<Double>();
        for (float logprob : sampled.logprobs()) {
            logprobs.add(Math.round(1000.0 * logprob) / 1000.0);
        }
        return new MessageView(
                tokens.of(Arrays.copyOfRange(trajectory.ids(), sampled.from(), sampled.to())),
                logprobs,
                rollout.advantages().get(number),
                number < trajectory.exchanges().size()
                        ? observation(trajectory.exchanges().get(number).response())
                        : null);
    }

    private static ObservationView observation(StepResponse response) {
        return new ObservationView(
                response.turn(),
                response.kind(),
                response.code(),
                response.results().stream().map(RolloutViewer::cut).toList(),
                response.messages().stream()
                        .map(
                                message ->
                                        new Message(
                                                message.role(),
                                                cut(message.content()),
                                                message.toolCallId()))
                        .toList(),
                response.revealed().stream().map(tool -> tool.function().name()).toList());
    }

    private static CallResult cut(CallResult result) {
        return new CallResult(
                cut(result.call()),
                cut(result.result()),
                result.raised(),
                result.failure(),
                result.hint());
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT
                ? text
                : text.substring(0, LONGEST_TEXT)
                        + " … (%d more characters)".formatted(text.length() - LONGEST_TEXT);
    }
}
