package dev.envtune.bench.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.envtune.contract.CallRequest;
import dev.envtune.contract.StepRequest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The steps of one session, as request bodies: a task's ground truth, one call a step and an answer at
/// the end of each turn. Where the task has fewer steps than wanted, calls of a turn are repeated within
/// it, which keeps the state busy; where it has more, the session is left before its end.
///
/// @param steps what is sent, in order
record Script(String suite, String task, List<Step> steps) {
    /// Messages of a turn whose outcome is shown; one more would end it.
    private static final int VISIBLE_STEPS = 5;

    /// @param executes whether it has calls executed, or else ends a turn
    record Step(byte[] body, boolean executes) {}

    Script {
        steps = List.copyOf(steps);
    }

    /// @param turns the calls of each turn
    /// @param length how many steps the session is to have
    /// @return null if the task cannot have as many steps
    static @Nullable Script of(
            String suite, String task, List<List<CallRequest>> turns, int length) {
        var plan = new ArrayList<List<List<CallRequest>>>();
        turns.forEach(calls -> plan.add(inSteps(calls)));
        int steps = plan.size() + plan.stream().mapToInt(List::size).sum();
        for (int round = 0; steps < length && round < VISIBLE_STEPS; round++) {
            for (int turn = 0; steps < length && turn < plan.size(); turn++) {
                var visible = plan.get(turn);
                if (!visible.isEmpty() && visible.size() < VISIBLE_STEPS) {
                    visible.add(visible.get(round % visible.size()));
                    steps++;
                }
            }
        }
        return steps < length ? null : new Script(suite, task, written(plan, length));
    }

    /// One call a step; the last visible step takes all calls that are left.
    private static List<List<CallRequest>> inSteps(List<CallRequest> calls) {
        var steps = new ArrayList<List<CallRequest>>();
        for (int i = 0; i < calls.size(); i++) {
            boolean last = i == VISIBLE_STEPS - 1;
            steps.add(calls.subList(i, last ? calls.size() : i + 1));
            if (last) {
                break;
            }
        }
        return steps;
    }

    private static List<Step> written(List<List<List<CallRequest>>> plan, int length) {
        var steps = new ArrayList<Step>(length);
        for (var turn : plan) {
            for (var calls : turn) {
                steps.add(step(steps.size(), calls));
            }
            steps.add(step(steps.size(), List.of()));
        }
        return steps.subList(0, length);
    }

    private static Step step(int number, List<CallRequest> calls) {
        var body = JsonMapper.shared().writeValueAsString(StepRequest.calls(number, calls));
        return new Step(body.getBytes(UTF_8), !calls.isEmpty());
    }
}
