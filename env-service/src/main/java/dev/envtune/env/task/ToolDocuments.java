package dev.envtune.env.task;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// The tool documents of a suite, by domain and in the order of the domain's document.
public final class ToolDocuments {
    private final SequencedMap<String, List<ToolDocument>> byDomain;
    private final Map<String, ToolDocument> byName = new LinkedHashMap<>();

    /// @throws IllegalArgumentException if two tools have one name
    public ToolDocuments(SequencedMap<String, List<ToolDocument>> byDomain) {
        var copy = new LinkedHashMap<String, List<ToolDocument>>();
        byDomain.forEach(
                (domain, documents) -> {
                    copy.put(domain, List.copyOf(documents));
                    for (var document : documents) {
                        if (byName.put(document.name(), document) != null) {
                            throw new IllegalArgumentException(
                                    "two tools are named " + document.name());
                        }
                    }
                });
        this.byDomain = Collections.unmodifiableSequencedMap(copy);
    }

    public SequencedMap<String, List<ToolDocument>> byDomain() {
        return byDomain;
    }

    /// The document of one tool, or null where there is none of this name.
    public @Nullable ToolDocument find(String tool) {
        return byName.get(tool);
    }

    public Collection<ToolDocument> all() {
        return Collections.unmodifiableCollection(byName.values());
    }

    /// What is offered in a turn, as the official loader orders and words it: the documents of the
    /// task's domains in their order, without those held out, each with the language note; then those
    /// revealed up to this turn, as they are.
    public List<ToolDocument> offered(Task task, int turn) {
        var held = task.heldOut().values().stream().flatMap(List::stream).toList();
        var offered = new ArrayList<ToolDocument>();
        for (var domain : task.domains()) {
            for (var document : byDomain.getOrDefault(domain, List.of())) {
                if (!held.contains(document.name())) {
                    offered.add(document.withLanguageNote());
                }
            }
        }
        task.heldOut().headMap(turn + 1).values().forEach(tools -> offered.addAll(named(tools)));
        return offered;
    }

    /// What this turn is the first to offer, in the order of the task; empty but in a reveal turn.
    public List<ToolDocument> revealed(Task task, int turn) {
        return named(task.revealed(turn));
    }

    private List<ToolDocument> named(List<String> tools) {
        return tools.stream()
                .map(
                        tool -> {
                            var document = byName.get(tool);
                            if (document == null) {
                                throw new IllegalArgumentException("no document of tool " + tool);
                            }
                            return document;
                        })
                .toList();
    }
}
