package dev.envtune.env.hints;

import dev.envtune.env.feedback.Offer;
import dev.envtune.env.sandbox.Domains;
import dev.envtune.env.sandbox.ToolSpec;
import dev.envtune.env.sandbox.Toolbox;
import dev.envtune.env.sandbox.call.CallParser;
import dev.envtune.env.sandbox.call.ToolCall;
import dev.envtune.env.session.PlayableTask;
import dev.envtune.env.task.StarterSuite;
import dev.envtune.env.task.Suite;
import dev.envtune.env.task.Task;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/// Trials on tasks of the starter suite.
final class Samples {
    static final Suite STARTER = StarterSuite.load();

    private Samples() {}

    static Task task(String domain) {
        return STARTER.tasks().stream()
                .filter(task -> task.domains().contains(domain) && task.config(domain) != null)
                .findFirst()
                .orElseThrow();
    }

    /// Before the first call, with all tools of the domain but some.
    ///
    /// @param mutant a call of the domain in place of `intended`
    static Trial trial(String domain, String intended, Mutant mutant, Predicate<ToolSpec> offered) {
        var task = task(domain);
        var playable = new PlayableTask(STARTER, task);
        var tools =
                Objects.requireNonNull(Domains.installed().find(domain)).tools().values().stream()
                        .filter(offered)
                        .toList();
        return new Trial(
                task,
                0,
                call(intended),
                mutant,
                new Toolbox(playable.setup(), Instant.parse("2026-06-15T12:00:00Z")),
                new Offer(tools));
    }

    static Mutant mutant(Operator operator, String argument, String call) {
        return new Mutant(operator, argument, call(call));
    }

    static ToolCall call(String text) {
        if (CallParser.parse(text) instanceof ToolCall call) {
            return new ToolCall(call.name(), List.of(), call.named());
        }
        throw new IllegalArgumentException("no call: " + text);
    }
}
