package dev.envtune.contract;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A set of tasks.
///
/// @param contentHash SHA-256 over all its content, hex
/// @param tasks how many it has to play, by category
/// @param problem why there are none to play and what to do about it; null where all is well
public record SuiteSummary(
        String name, String contentHash, Map<Category, Integer> tasks, @Nullable String problem) {
    public SuiteSummary {
        tasks = Map.copyOf(tasks);
    }
}
