package dev.envtune.env.demonstration;

import dev.envtune.contract.Demonstration;
import dev.envtune.env.task.Suite;
import dev.envtune.env.task.Task;
import dev.envtune.env.task.ToolDocument;
import dev.envtune.env.task.ToolDocuments;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Where tasks are played, and what makes them demonstrations: they say nothing held out, and go well.
final class Stage {
    private final Suite starter;
    private final HeldOutTexts heldOut;
    private final Set<String> failingTools;

    Stage(Suite starter, TemplateBank bank) {
        this.starter = starter;
        this.heldOut = HeldOutTexts.of(starter);
        this.failingTools =
                bank.all().stream()
                        .filter(Template::alwaysFails)
                        .map(Template::tool)
                        .collect(Collectors.toSet());
    }

    /// A task as a demonstration, with all tools of its domains; null where it makes none.
    @Nullable Demonstration play(Task task) {
        return play(task, starter.documents());
    }

    /// A task as a demonstration, with some tools of its domains; null where it makes none.
    @Nullable Demonstration play(Task task, Predicate<String> offered) {
        var byDomain = new LinkedHashMap<String, List<ToolDocument>>();
        for (var domain : task.domains()) {
            byDomain.put(
                    domain,
                    starter.documents().byDomain().getOrDefault(domain, List.of()).stream()
                            .filter(document -> offered.test(document.name()))
                            .toList());
        }
        return play(task, new ToolDocuments(byDomain));
    }

    private @Nullable Demonstration play(Task task, ToolDocuments documents) {
        if (heldOut.isIn(task.turns())) {
            return null;
        }
        var suite =
                new Suite(
                        "demonstration",
                        List.of(task),
                        documents,
                        starter.longContext(),
                        1,
                        task.contentHash());
        return Performance.of(suite, task, failingTools);
    }
}
