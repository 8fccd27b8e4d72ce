package dev.envtune.trainer.run;

import dev.envtune.contract.Category;
import dev.envtune.contract.TaskSummary;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/// The tasks of a run.
///
/// @param training those that fit the window, in the suite's order
/// @param heldOut those that fit the window, in the suite's order
/// @param leftOut ids of those whose ground truth alone does not fit
public record TaskPool(
        List<TaskSummary> training, List<TaskSummary> heldOut, List<String> leftOut) {
    public TaskPool {
        training = List.copyOf(training);
        heldOut = List.copyOf(heldOut);
        leftOut = List.copyOf(leftOut);
    }

    /// The training tasks of some categories.
    public List<TaskSummary> training(Set<Category> categories) {
        return training.stream().filter(task -> categories.contains(task.category())).toList();
    }

    /// The held-out tasks, of each category the first so many.
    ///
    /// @param most 0 for all
    List<TaskSummary> validation(int most) {
        return List.of(Category.values()).stream()
                .map(category -> first(category, most))
                .flatMap(Collection::stream)
                .toList();
    }

    private List<TaskSummary> first(Category category, int most) {
        return heldOut.stream()
                .filter(task -> task.category() == category)
                .limit(most == 0 ? heldOut.size() : most)
                .toList();
    }
}
