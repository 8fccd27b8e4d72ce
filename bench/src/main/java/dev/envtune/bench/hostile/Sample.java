package dev.envtune.bench.hostile;

import dev.envtune.contract.CallRequest;
import dev.envtune.contract.Category;
import dev.envtune.contract.StepRequest;
import dev.envtune.env.sandbox.DomainSpec;
import dev.envtune.env.sandbox.Domains;
import dev.envtune.env.sandbox.ParamSpec;
import dev.envtune.env.sandbox.ToolSpec;
import dev.envtune.env.session.GroundTruthCalls;
import dev.envtune.env.session.PlayableTask;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A call of a tool in a session where it works, as far as ground truth has one; else a plausible call
/// at the start of a task of its domain.
///
/// @param preparation the steps before the call
/// @param call with the arguments by name
record Sample(ToolSpec tool, PlayableTask task, List<StepRequest> preparation, CallRequest call) {

    /// One sample for every installed tool that a task of the category reaches.
    static List<Sample> of(List<PlayableTask> tasks, Category category) {
        var samples = new ArrayList<Sample>();
        var chosen = tasks.stream().filter(task -> task.task().category() == category).toList();
        for (var domain : Domains.installed().all()) {
            var mine =
                    chosen.stream()
                            .filter(task -> task.task().domains().contains(domain.name()))
                            .toList();
            if (!mine.isEmpty()) {
                domain.tools().values().forEach(tool -> samples.add(of(domain, tool, mine)));
            }
        }
        return samples;
    }

    private static Sample of(DomainSpec domain, ToolSpec tool, List<PlayableTask> tasks) {
        for (var task : tasks) {
            var found = find(tool, task);
            if (found != null) {
                return found;
            }
        }
        var arguments = new LinkedHashMap<String, @Nullable Object>();
        for (var param : tool.params()) {
            if (param.isRequired()) {
                arguments.put(param.name(), plausible(param));
            }
        }
        var first =
                tasks.stream()
                        .filter(task -> !task.groundTruth().getFirst().isEmpty())
                        .findFirst()
                        .orElseThrow(
                                () ->
                                        new IllegalStateException(
                                                "every task of "
                                                        + domain.name()
                                                        + " begins with a turn without calls"));
        return new Sample(tool, first, List.of(), new CallRequest("c", tool.name(), arguments));
    }

    private static @Nullable Sample find(ToolSpec tool, PlayableTask task) {
        var steps = new ArrayList<StepRequest>();
        for (var turn : task.groundTruth()) {
            var calls = GroundTruthCalls.structured(turn);
            for (int i = 0; i < calls.size(); i++) {
                if (calls.get(i).name().equals(tool.name())) {
                    if (i > 0) {
                        steps.add(StepRequest.calls(steps.size(), calls.subList(0, i)));
                    }
                    return new Sample(tool, task, steps, calls.get(i));
                }
            }
            if (!calls.isEmpty()) {
                steps.add(StepRequest.calls(steps.size(), calls));
            }
            steps.add(StepRequest.calls(steps.size(), List.of()));
        }
        return null;
    }

    private static Object plausible(ParamSpec param) {
        return switch (param.type()) {
            case INTEGER -> 1L;
            case FLOAT -> 1.5;
            case BOOLEAN -> true;
            case ARRAY -> List.of(1L, 2L);
            case OBJECT -> Map.of("a", 1L);
            case STRING, ANY -> param.values().isEmpty() ? "x" : param.values().getFirst();
        };
    }

    /// The call with one argument replaced.
    CallRequest with(ParamSpec param, @Nullable Object value) {
        var arguments = new LinkedHashMap<String, @Nullable Object>();
        if (call.arguments() instanceof Map<?, ?> given) {
            given.forEach((name, argument) -> arguments.put(String.valueOf(name), argument));
        }
        arguments.put(param.name(), value);
        return new CallRequest(call.id(), call.name(), arguments);
    }

    /// This sample with the arguments of another call where parameters have the same name, so that both
    /// act on the same thing.
    ///
    /// @param but whose argument is kept
    Sample like(Sample other, ParamSpec but) {
        var alike = this;
        if (other.call.arguments() instanceof Map<?, ?> given) {
            for (var param : tool.params()) {
                var value = given.get(param.name());
                if (value != null && !param.name().equals(but.name())) {
                    alike = new Sample(tool, task, preparation, alike.with(param, value));
                }
            }
        }
        return alike;
    }
}
