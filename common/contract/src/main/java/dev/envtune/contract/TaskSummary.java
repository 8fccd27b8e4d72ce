package dev.envtune.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A task without its ground truth.
///
/// @param scenario the number that its variants in other categories share
/// @param userTurns what the user says, one text a turn; empty where held-out tools are revealed
/// @param tools the names of the tools offered from the first turn
/// @param split the part of a split that was asked for, such as `train`; null where none was
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TaskSummary(
        String id,
        String suite,
        Category category,
        int scenario,
        String contentHash,
        List<String> domains,
        List<String> userTurns,
        List<String> tools,
        @Nullable String split) {
    public TaskSummary {
        domains = List.copyOf(domains);
        userTurns = List.copyOf(userTurns);
        tools = List.copyOf(tools);
    }
}
