package dev.envtune.bench.sandbox;

import dev.envtune.env.session.HeldSessions;
import dev.envtune.env.session.PlayableTask;
import java.lang.management.ManagementFactory;
import java.util.List;

/// Heap that sessions retain which were created and have taken no step yet. What the sessions of a task
/// share (its setup, its ground truth's states, its tool documents) exists before and does not count.
final class IdleHeap {
    private static final int SESSIONS = 4_000;
    private static final int COLLECTIONS = 3;

    private IdleHeap() {}

    /// @param tasks played in turn
    /// @return bytes a session
    static double bytesOf(List<PlayableTask> tasks, Workload workload) {
        hold(tasks, workload, tasks.size()); // now all that is shared is there
        long before = used();
        var held = hold(tasks, workload, SESSIONS);
        long after = used();
        return (double) (after - before) / held.size();
    }

    private static HeldSessions hold(List<PlayableTask> tasks, Workload workload, int sessions) {
        var held = new HeldSessions(sessions);
        for (int i = 0; i < sessions; i++) {
            held.add("idle-%05d".formatted(i), tasks.get(i % tasks.size()), workload.options());
        }
        return held;
    }

    private static long used() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
