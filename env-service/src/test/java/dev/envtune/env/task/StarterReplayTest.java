package dev.envtune.env.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.feedback.StandardWording;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.Toolbox;
import dev.envtune.env.scoring.TurnCheck;
import dev.envtune.env.session.PlayableTask;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StarterReplayTest {
    private static final Suite SUITE = StarterSuite.load();

    static Stream<Task> tasks() {
        return SUITE.tasks().stream();
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void groundTruth_anyCall_succeeds(Task task) {
        assertThat(StarterReplay.of(SUITE, task).turns().stream().flatMap(List::stream))
                .allSatisfy(StarterReplayTest::requireSuccess);
    }

    private static void requireSuccess(StarterReplay.Played played) {
        assertThat(played.outcome().result())
                .as(() -> played.outcome().call() + " gave " + played.text())
                .isInstanceOfSatisfying(
                        ToolResult.Ok.class, ok -> assertThat(ok.notice()).isNull());
    }

    /// Leaves out one call at a time: the turn must then fail, else the call teaches nothing.
    @Test
    void groundTruth_withoutOneCall_failsTheTurn() {
        var idle = new ArrayList<String>();
        int calls = 0;
        for (var task : SUITE.tasks()) {
            var playable = new PlayableTask(SUITE, task);
            for (int turn = 0; turn < task.turns().size(); turn++) {
                for (int call = 0; call < task.turns().get(turn).groundTruth().size(); call++) {
                    calls++;
                    if (checkWithout(playable, turn, call) == TurnCheck.MATCHES) {
                        idle.add(task.id() + ": " + task.turns().get(turn).groundTruth().get(call));
                    }
                }
            }
        }
        assertThat(calls).isGreaterThan(500);
        assertThat(idle).isEmpty();
    }

    private static TurnCheck checkWithout(PlayableTask playable, int turn, int omitted) {
        var toolbox = new Toolbox(playable.setup(), StarterReplay.CREATED);
        var results = new ArrayList<String>();
        for (int t = 0; t <= turn; t++) {
            var calls = playable.groundTruth().get(t);
            for (int c = 0; c < calls.size(); c++) {
                if (t < turn || c != omitted) {
                    results.add(StandardWording.of(toolbox.execute(calls.get(c))));
                }
            }
        }
        return TurnCheck.of(toolbox, results, playable.truth(StarterReplay.CREATED).turn(turn));
    }
}
