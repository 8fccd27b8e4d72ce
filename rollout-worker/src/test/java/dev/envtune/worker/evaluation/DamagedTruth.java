package dev.envtune.worker.evaluation;

import dev.envtune.contract.SessionView;
import dev.envtune.contract.StepResponse;
import dev.envtune.env.session.GroundTruthCalls;
import dev.envtune.env.task.Task;
import dev.envtune.policy.generate.Completion.Finish;
import dev.envtune.worker.rollout.Deadline;
import dev.envtune.worker.rollout.EpisodePlan;
import dev.envtune.worker.rollout.Policy;
import dev.envtune.worker.rollout.UntrainableException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// Plays ground truth, a third of the tasks correctly and the others with faults of all kinds: calls left
/// out, changed, failing, repeated, undecodable, in turns that need none; more messages than a turn has;
/// texts that look like calls.
public final class DamagedTruth implements Policy {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String ANSWER =
            "<think>all</think><answer>Done, it's all: [a(b=1)]</answer>";

    /// Messages, more than any protocol takes in a turn.
    private static final int MANY = 22;

    private static final List<String> NOISE =
            List.of(
                    "[cd(folder='x')]",
                    "cd(folder='x')",
                    "<think>a</think><tool_call>3</tool_call>",
                    "<think>a</think><tool_call>[{\"name\": \"cd\", \"arguments\": {\"folder\": {}}}]</tool_call>",
                    "<think>a</think><tool_call>[{\"name\": \"no_such_tool\", \"arguments\": {\"a\": [1, {\"b\": null}]}}]</tool_call>",
                    "<think>a</think><tool_call>[{\"name\": \"len\", \"arguments\": {\"obj\": \"ü (x)\\n'\\\"\"}}]</tool_call>",
                    "<think>a</think><answer>[pwd()]</answer>");

    private final Function<String, Task> tasks;

    /// A call that is not sent yet.
    private record Call(String name, Map<String, @Nullable Object> arguments) {}

    /// @param tasks by id
    public DamagedTruth(Function<String, Task> tasks) {
        this.tasks = tasks;
    }

    @Override
    public Dialogue begin(EpisodePlan plan, SessionView session) {
        var random = new Random(plan.seed());
        boolean sound = random.nextInt(3) == 0;
        var script = new ArrayList<List<String>>();
        for (var truth : tasks.apply(session.task()).groundTruth()) {
            script.add(turn(truth, sound, random));
        }
        return new Dialogue() {
            private int turn;
            private int next;

            @Override
            public Said next(Deadline deadline) {
                var messages = script.get(turn);
                return new Said(
                        next < messages.size() ? messages.get(next) : ANSWER,
                        null,
                        Finish.STOP,
                        new Trace.None(new UntrainableException("a script", "token_ids", "None.")));
            }

            @Override
            public void hear(StepResponse response) {
                next++;
                if (response.kind().endsTurn()) {
                    turn = response.turn() + 1;
                    next = 0;
                }
            }

            @Override
            public void close() {}
        };
    }

    private static List<String> turn(List<String> truth, boolean sound, Random random) {
        var calls = new ArrayList<Call>();
        for (var request : GroundTruthCalls.structured(truth)) {
            var arguments = new LinkedHashMap<String, @Nullable Object>();
            ((Map<?, ?>) Objects.requireNonNull(request.arguments()))
                    .forEach((name, value) -> arguments.put(String.valueOf(name), value));
            calls.add(new Call(request.name(), arguments));
        }
        if (!sound && random.nextInt(3) == 0) {
            damage(calls, random);
        }
        var messages = new ArrayList<String>();
        if (!sound && random.nextInt(5) == 0) {
            messages.add(NOISE.get(random.nextInt(NOISE.size())));
        }
        if (!sound && !calls.isEmpty() && random.nextInt(10) == 0) {
            messages.addAll(Collections.nCopies(MANY, message(calls.subList(0, 1))));
        }
        if (random.nextBoolean() || calls.size() > 4) {
            if (!calls.isEmpty()) {
                messages.add(message(calls));
            }
        } else {
            calls.forEach(call -> messages.add(message(List.of(call))));
        }
        return messages;
    }

    private static void damage(List<Call> calls, Random random) {
        if (calls.isEmpty()) {
            calls.add(new Call("displayCarStatus", Map.of("option", "fuel")));
            return;
        }
        int at = random.nextInt(calls.size());
        var call = calls.get(at);
        switch (random.nextInt(9)) {
            case 0 -> calls.remove(at);
            case 1 -> calls.clear();
            case 2 -> calls.add(call);
            case 3 -> Collections.shuffle(calls, random);
            case 4 -> call.arguments().replaceAll((_, value) -> changed(value));
            case 5 -> call.arguments().replaceAll((_, value) -> value + " (x)");
            case 6 -> call.arguments().put("nothing_known", 1.5);
            case 7 -> calls.set(at, new Call(call.name() + "_", call.arguments()));
            default -> calls.addAll(Collections.nCopies(7, call));
        }
    }

    private static @Nullable Object changed(@Nullable Object value) {
        return switch (value) {
            case String text -> text + "x";
            case Long number -> number + 1;
            case Double number -> number / 2;
            case Boolean flag -> !flag;
            case null -> 0;
            default -> value;
        };
    }

    private static String message(List<Call> calls) {
        return "<think>call</think><tool_call>" + JSON.writeValueAsString(calls) + "</tool_call>";
    }
}
