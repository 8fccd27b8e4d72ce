package dev.envtune.bench.hostile;

import dev.envtune.contract.CallRequest;
import dev.envtune.contract.Category;
import dev.envtune.env.api.RequestBodies;
import dev.envtune.env.sandbox.Domains;
import dev.envtune.env.sandbox.ToolSpec;
import dev.envtune.env.session.PlayableTask;
import dev.envtune.env.session.WireFormat;
import dev.envtune.env.task.Suite;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// All attacks on the tasks of a suite.
final class Attacks {
    private Attacks() {}

    static List<Attack> on(Suite suite) {
        var tasks = suite.tasks().stream().map(task -> new PlayableTask(suite, task)).toList();
        var base = Sample.of(tasks, Category.BASE);
        var longContext = Sample.of(tasks, Category.LONG_CONTEXT);
        var attacks = new ArrayList<>(TextAttacks.of(first(tasks)));
        attacks.addAll(ToolAttacks.arguments("arguments", base));
        attacks.addAll(ToolAttacks.arguments("long context, arguments", longContext));
        attacks.addAll(ToolAttacks.repeated("repeated", base));
        attacks.addAll(ToolAttacks.repeated("long context, repeated", longContext));
        attacks.addAll(ToolAttacks.grown("grown state", base));
        attacks.addAll(ToolAttacks.searched("searched state", base));
        attacks.addAll(ToolAttacks.grown("long context, grown state", longContext));
        return attacks;
    }

    private static PlayableTask first(List<PlayableTask> tasks) {
        return tasks.stream()
                .filter(task -> task.task().category() == Category.BASE)
                .filter(task -> !task.groundTruth().getFirst().isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the suite has no base task"));
    }

    static ToolSpec anyTool() {
        return Objects.requireNonNull(Domains.installed().findTool("ls"));
    }

    static String json(Object value) {
        return WireFormat.mapper().writeValueAsString(value);
    }

    /// As many of the calls as one step may say.
    static List<CallRequest> fitting(List<CallRequest> calls) {
        int bytes = 2;
        for (int i = 0; i < calls.size(); i++) {
            bytes += WireFormat.mapper().writeValueAsBytes(calls.get(i)).length + 1;
            if (bytes > RequestBodies.MAX_STEP_BYTES) {
                return calls.subList(0, Math.max(1, i));
            }
        }
        return calls;
    }
}
