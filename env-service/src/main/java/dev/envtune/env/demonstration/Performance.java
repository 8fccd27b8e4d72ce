package dev.envtune.env.demonstration;

import dev.envtune.contract.CallResult;
import dev.envtune.contract.Demonstration;
import dev.envtune.contract.Feedback;
import dev.envtune.contract.PlayedStep;
import dev.envtune.contract.Scoring;
import dev.envtune.contract.SessionView;
import dev.envtune.contract.StepRequest;
import dev.envtune.contract.StepResponse;
import dev.envtune.env.sandbox.Domains;
import dev.envtune.env.sandbox.call.CallParser;
import dev.envtune.env.sandbox.call.ToolCall;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.session.CallListener;
import dev.envtune.env.session.Episode;
import dev.envtune.env.session.PlayableTask;
import dev.envtune.env.task.Suite;
import dev.envtune.env.task.Task;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Plays the ground truth of a task in the text protocol, one call a message, in the fewest words.
final class Performance {
    /// When the sessions of demonstrations begin.
    static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");

    private static final String DONE = "<think>done</think><answer>done</answer>";
    private static final String NO_TOOL =
            "<think>missing</think><answer>a tool is missing</answer>";
    private static final String NO_VALUE =
            "<think>missing</think><answer>a value is missing</answer>";

    private final Suite suite;
    private final Task task;
    private final Set<String> mayFail;
    private final Episode episode;
    private final List<PlayedStep> steps = new ArrayList<>();

    private Performance(Suite suite, Task task, Set<String> mayFail) {
        this.suite = suite;
        this.mayFail = mayFail;
        this.task = task;
        this.episode =
                new Episode(
                        new PlayableTask(suite, task),
                        new Episode.Options(Feedback.STANDARD, Scoring.FULL, CREATED),
                        CallListener.NONE);
    }

    /// The played session; null unless every call succeeds and every turn scores 1.
    ///
    /// @param mayFail tools whose calls may fail
    static @Nullable Demonstration of(Suite suite, Task task, Set<String> mayFail) {
        var performance = new Performance(suite, task, mayFail);
        var opening = performance.view();
        for (int turn = 0; turn < task.turns().size(); turn++) {
            if (!performance.play(turn)) {
                return null;
            }
        }
        return new Demonstration(task.id(), opening, performance.steps);
    }

    /// The ground truth as it is, whatever comes of it: the calls of a turn in one message, then the answer.
    static Demonstration ofTruth(Suite suite, Task task) {
        var performance = new Performance(suite, task, Set.of());
        var opening = performance.view();
        for (var turn : task.turns()) {
            if (!turn.groundTruth().isEmpty()) {
                performance.step(message(turn.groundTruth()));
            }
            performance.step(DONE);
        }
        return new Demonstration(task.id(), opening, performance.steps);
    }

    private SessionView view() {
        return new SessionView(
                task.id(),
                suite.name(),
                task.id(),
                task.category(),
                task.contentHash(),
                Feedback.STANDARD,
                Scoring.FULL,
                CREATED,
                0,
                task.turns().size(),
                0,
                episode.opening(),
                episode.offered(),
                false);
    }

    private boolean play(int turn) {
        var calls = task.turns().get(turn).groundTruth();
        for (var call : calls) {
            var response = step(message(List.of(call)));
            if (response.code() != -1 || fails(response.results().getFirst())) {
                return false;
            }
        }
        boolean toolIsMissing = !task.revealed(turn + 1).isEmpty();
        var answer = calls.isEmpty() ? toolIsMissing ? NO_TOOL : NO_VALUE : DONE;
        return step(answer).code() == 1;
    }

    private boolean fails(CallResult result) {
        return result.failure() != null
                && !mayFail.contains(result.call().substring(0, result.call().indexOf('(')));
    }

    private StepResponse step(String text) {
        var response = episode.step(StepRequest.text(steps.size(), text));
        steps.add(new PlayedStep(text, response));
        return response;
    }

    /// The message that makes calls; their arguments in the order of the tools' signatures.
    static String message(List<String> calls) {
        return calls.stream()
                .map(Performance::json)
                .collect(
                        Collectors.joining(
                                ", ", "<think>call</think><tool_call>[", "]</tool_call>"));
    }

    private static String json(String source) {
        if (!(CallParser.parse(source) instanceof ToolCall call)) {
            throw new IllegalArgumentException("no call: " + source);
        }
        var tool = Objects.requireNonNull(Domains.installed().findTool(call.name()), source);
        var arguments = new DictValue();
        for (int i = 0; i < tool.params().size(); i++) {
            var name = tool.params().get(i).name();
            var value =
                    i < call.positional().size()
                            ? call.positional().get(i)
                            : call.named().get(name);
            if (value != null) {
                arguments.put(name, value);
            }
        }
        return TextForms.json(DictValue.of("name", call.name()).put("arguments", arguments));
    }
}
