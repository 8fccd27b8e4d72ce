package dev.envtune.env.session;

import static dev.envtune.env.session.SampleTasks.FILL;
import static dev.envtune.env.session.SampleTasks.FILL_TURN;
import static dev.envtune.env.session.SampleTasks.NAVIGATE;
import static dev.envtune.env.session.SampleTasks.NAVIGATE_TURN;
import static dev.envtune.env.session.SampleTasks.VAGUE_TURN;
import static dev.envtune.env.session.SampleTasks.play;
import static dev.envtune.env.session.SampleTasks.task;
import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.contract.ObservationKind;
import dev.envtune.contract.Scoring;
import dev.envtune.contract.StepRequest;
import dev.envtune.contract.StepResponse;
import dev.envtune.contract.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How the leaderboard plays (spec/bfcl-protocol.md section 3).
class OfficialProtocolTest {
    @Test
    void step_textThatHoldsNoCall_endsTheTurn() {
        var episode = play(task(FILL_TURN, FILL_TURN, FILL_TURN, NAVIGATE_TURN), Scoring.OFFICIAL);

        assertThat(say(episode, "Sure!").kind()).isEqualTo(ObservationKind.NEXT_TURN);
        assertThat(say(episode, "<think>a</think><tool_call>3</tool_call>").kind())
                .isEqualTo(ObservationKind.NEXT_TURN);
        assertThat(say(episode, "<think>a</think><answer>" + call("lockDoors", "{}") + "</answer>"))
                .extracting(StepResponse::kind, StepResponse::code)
                .containsExactly(ObservationKind.NEXT_TURN, 0);
    }

    @Test
    void step_callsInATurnThatNeedsNone_areExecutedAndScore0() {
        var episode = play(task(VAGUE_TURN, VAGUE_TURN, NAVIGATE_TURN), Scoring.OFFICIAL);

        assertThat(fill(episode).kind()).isEqualTo(ObservationKind.TOOL_RESULTS);
        assertThat(say(episode, "done").code()).isZero();
        assertThat(say(episode, "done").code()).isEqualTo(1);
        assertThat(episode.emitted("s").turns())
                .containsExactly(
                        List.of(List.of("fillFuelTank(fuelAmount=5)"), List.of()),
                        List.of(List.of()),
                        List.of());
    }

    @Test
    void step_lastOfTheSteps_endsTheSessionAndFailsTheVerdict() {
        var episode = play(task(FILL_TURN, NAVIGATE_TURN), Scoring.OFFICIAL);
        for (int step = 1; step < Episode.OFFICIAL_STEPS; step++) {
            assertThat(fill(episode).terminated()).isFalse();
        }

        var last = fill(episode);

        assertThat(last.kind()).isEqualTo(ObservationKind.END);
        assertThat(last.terminated()).isTrue();
        assertThat(episode.score("s").verdict())
                .isEqualTo(new Verdict(false, "multi_turn:force_terminated", 1));
        assertThat(episode.score("s").turnScores()).containsExactly(0, null);
    }

    @Test
    void step_lastOfTheStepsInTheLastTurn_isScoredAsUsual() {
        var episode = play(task(FILL_TURN, NAVIGATE_TURN), Scoring.OFFICIAL);
        episode.step(StepRequest.calls(0, GroundTruthCalls.structured(List.of(FILL))));
        say(episode, "done");
        episode.step(StepRequest.calls(2, GroundTruthCalls.structured(List.of(NAVIGATE))));
        for (int step = 1; step < Episode.OFFICIAL_STEPS; step++) {
            say(episode, message(call("displayCarStatus", "{\"option\": \"fuel\"}")));
        }

        assertThat(episode.terminated()).isTrue();
        assertThat(episode.score("s").verdict()).isEqualTo(Verdict.VALID);
        assertThat(episode.rewards().progress()).isEqualTo(1);
    }

    private static StepResponse fill(Episode episode) {
        return say(episode, message(call("fillFuelTank", "{\"fuelAmount\": 5}")));
    }

    private static String call(String name, String arguments) {
        return "{\"name\": \"%s\", \"arguments\": %s}".formatted(name, arguments);
    }

    private static String message(String call) {
        return "<think>a</think><tool_call>" + call + "</tool_call>";
    }

    private static StepResponse say(Episode episode, String text) {
        return episode.step(StepRequest.text(episode.steps(), text));
    }
}
