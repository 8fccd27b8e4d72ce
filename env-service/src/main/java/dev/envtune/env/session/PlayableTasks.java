package dev.envtune.env.session;

import dev.envtune.env.task.Suite;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The playable tasks of a suite, each made when it is first asked for.
public final class PlayableTasks {
    private final Suite suite;
    private final Map<String, PlayableTask> byId = new ConcurrentHashMap<>();

    public PlayableTasks(Suite suite) {
        this.suite = suite;
    }

    /// @throws IllegalArgumentException if the suite has no task of this id
    public PlayableTask get(String id) {
        return byId.computeIfAbsent(id, this::make);
    }

    private PlayableTask make(String id) {
        var task = suite.find(id);
        if (task == null) {
            throw new IllegalArgumentException("suite " + suite.name() + " has no task " + id);
        }
        return new PlayableTask(suite, task);
    }

    public Suite suite() {
        return suite;
    }
}
