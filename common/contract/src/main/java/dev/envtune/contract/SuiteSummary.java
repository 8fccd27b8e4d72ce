package dev.envtune.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A set of tasks.
///
/// @param contentHash SHA-256 over all its content, hex
/// @param tasks how many it has to play, by category
/// @param problem why there are none to play and what to do about it; absent where all is well
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SuiteSummary(
        String name, String contentHash, Map<Category, Integer> tasks, @Nullable String problem) {
    public SuiteSummary {
        tasks = Collections.unmodifiableMap(new TreeMap<>(tasks));
    }
}
