package dev.envtune.contract;

import java.util.Map;

/// A set of tasks.
///
/// @param contentHash SHA-256 over all its content, hex
/// @param tasks how many it has, by category
public record SuiteSummary(String name, String contentHash, Map<Category, Integer> tasks) {
    public SuiteSummary {
        tasks = Map.copyOf(tasks);
    }
}
