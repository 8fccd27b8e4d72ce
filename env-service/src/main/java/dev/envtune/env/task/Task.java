package dev.envtune.env.task;

import dev.envtune.contract.Category;
import dev.envtune.env.sandbox.python.DictValue;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A problem instance: the initial state, what the user says turn by turn, and the ground truth.
///
/// @param scenario the number that its variants in the four categories share
/// @param domains the sandboxes involved, in the order in which their tools are offered
/// @param initialConfig each domain's configuration by the domain's name, frozen; a domain without
///     one starts in its default state, and there may be entries that no domain reads
/// @param heldOut the tools that only a later turn offers, by the index of the turn that reveals them
/// @param contentHash SHA-256 over all of the task, hex: the same id with another hash is another task
public record Task(
        String id,
        Category category,
        int scenario,
        List<String> domains,
        DictValue initialConfig,
        List<Turn> turns,
        SortedMap<Integer, List<String>> heldOut,
        String contentHash) {
    public Task {
        domains = List.copyOf(domains);
        initialConfig.freeze();
        turns = List.copyOf(turns);
        var copy = new TreeMap<Integer, List<String>>();
        heldOut.forEach((turn, tools) -> copy.put(turn, List.copyOf(tools)));
        heldOut = Collections.unmodifiableSortedMap(copy);
    }

    /// A domain's configuration, or null where its default state applies.
    public @Nullable DictValue config(String domain) {
        return initialConfig.get(domain) instanceof DictValue config ? config : null;
    }

    /// The tools that this turn is the first to offer; empty but in a reveal turn.
    public List<String> revealed(int turn) {
        return heldOut.getOrDefault(turn, List.of());
    }

    /// Whether a tool of the task's domains is still held out in this turn.
    public boolean holdsOut(String tool, int turn) {
        return heldOut.tailMap(turn + 1).values().stream().anyMatch(held -> held.contains(tool));
    }

    /// Whether the sandboxes are loaded with the suite's long-context constants.
    public boolean isLongContext() {
        return category == Category.LONG_CONTEXT;
    }

    /// The calls of all turns, by turn.
    public List<List<String>> groundTruth() {
        return turns.stream().map(Turn::groundTruth).toList();
    }

    /// Held-out tools by the index of the turn that reveals them, for a task without any.
    public static SortedMap<Integer, List<String>> nothingHeldOut() {
        return new TreeMap<>(Map.of());
    }
}
