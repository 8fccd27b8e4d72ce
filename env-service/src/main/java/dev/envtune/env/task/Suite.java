package dev.envtune.env.task;

import dev.envtune.env.sandbox.LongContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A set of tasks with the tool documents and long-context constants they are played with.
public final class Suite {
    private final String name;
    private final List<Task> tasks;
    private final Map<String, Task> byId;
    private final ToolDocuments documents;
    private final LongContext longContext;
    private final int scenariosPerBlock;
    private final String contentHash;

    /// @param scenariosPerBlock how many consecutive scenario numbers have the same main domain
    /// @param contentHash SHA-256 over tasks, documents and constants, hex
    /// @throws IllegalArgumentException if two tasks have one id
    public Suite(
            String name,
            List<Task> tasks,
            ToolDocuments documents,
            LongContext longContext,
            int scenariosPerBlock,
            String contentHash) {
        this.name = name;
        this.tasks = List.copyOf(tasks);
        this.byId = HashMap.newHashMap(tasks.size());
        for (var task : tasks) {
            if (byId.put(task.id(), task) != null) {
                throw new IllegalArgumentException("two tasks have the id " + task.id());
            }
        }
        this.documents = documents;
        this.longContext = longContext;
        this.scenariosPerBlock = scenariosPerBlock;
        this.contentHash = contentHash;
    }

    public String name() {
        return name;
    }

    /// All tasks, by category and in the order of their files.
    public List<Task> tasks() {
        return tasks;
    }

    /// The task of this id, or null.
    public @Nullable Task find(String id) {
        return byId.get(id);
    }

    public ToolDocuments documents() {
        return documents;
    }

    public LongContext longContext() {
        return longContext;
    }

    public int scenariosPerBlock() {
        return scenariosPerBlock;
    }

    public String contentHash() {
        return contentHash;
    }
}
