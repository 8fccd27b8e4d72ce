package dev.envtune.env.demonstration;

import dev.envtune.contract.Category;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.task.Digest;
import dev.envtune.env.task.Task;
import dev.envtune.env.task.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// A task that is being written.
final class Script {
    private final Category category;
    private final List<String> domains;
    private final DictValue config;
    private final List<Turn> turns = new ArrayList<>();
    private final SortedMap<Integer, List<String>> heldOut = new TreeMap<>();

    Script(Category category, List<String> domains, DictValue config) {
        this.category = category;
        this.domains = domains;
        this.config = config;
    }

    Script turn(String text, List<Request> requests) {
        turns.add(new Turn(text, requests.stream().flatMap(one -> one.calls().stream()).toList()));
        return this;
    }

    /// A turn that nothing can be done about.
    Script unanswerable(String text) {
        turns.add(new Turn(text, List.of()));
        return this;
    }

    /// The turn that offers tools which the turn before lacked, and wants them used.
    Script reveal(List<String> tools, List<Request> requests) {
        heldOut.put(turns.size(), tools);
        return turn("", requests);
    }

    Task task(String id) {
        return new Task(
                id,
                category,
                0,
                domains,
                config,
                turns,
                heldOut,
                Digest.of(config + "\n" + turns + "\n" + heldOut));
    }
}
