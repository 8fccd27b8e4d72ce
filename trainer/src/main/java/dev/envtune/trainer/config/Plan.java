package dev.envtune.trainer.config;

import dev.envtune.contract.Category;
import dev.envtune.trainer.config.RunConfig.Rule;
import dev.envtune.trainer.config.RunConfig.Stage;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// What a run would do: printed by `--dry-run`.
public final class Plan {
    private static final int LINE = 100;

    private final RunConfig config;
    private final Supply supply;

    private Plan(RunConfig config, Supply supply) {
        this.config = config;
        this.supply = supply;
    }

    /// The tasks of the suite that fit the policy's window.
    ///
    /// @param training how many there are to train on, by category
    /// @param heldOut how many are held out, by category
    /// @param leftOut names of the tasks whose ground truth alone does not fit
    public record Supply(
            Map<Category, Integer> training, Map<Category, Integer> heldOut, List<String> leftOut) {
        public Supply {
            training = Map.copyOf(training);
            heldOut = Map.copyOf(heldOut);
            leftOut = List.copyOf(leftOut);
        }
    }

    /// The plan as lines of at most 110 columns; names of tasks are never cut.
    public static String text(RunConfig config, Supply supply) {
        return new Plan(config, supply).text();
    }

    private String text() {
        var text = new StringBuilder();
        text.append(
                "Preset %s, seed %d, suite %s, scoring %s\n"
                        .formatted(
                                config.preset(),
                                config.seed(),
                                config.suite(),
                                label(config.scoring())));
        tasks(text);
        stages(text);
        totals(text);
        return text.toString();
    }

    private void tasks(StringBuilder text) {
        text.append("\n%-14s %8s %8s\n".formatted("tasks", "train", "held out"));
        for (var category : Category.values()) {
            text.append(
                    "%-14s %8d %8d\n"
                            .formatted(
                                    category.label(),
                                    supply.training().getOrDefault(category, 0),
                                    supply.heldOut().getOrDefault(category, 0)));
        }
        if (!supply.leftOut().isEmpty()) {
            text.append(
                    "\nLeft out, as the context window cannot hold them: %d\n"
                            .formatted(supply.leftOut().size()));
            names(text);
        }
    }

    private void names(StringBuilder text) {
        var line = new StringBuilder(" ");
        for (var name : supply.leftOut()) {
            if (line.length() + name.length() >= LINE) {
                text.append(line).append('\n');
                line = new StringBuilder(" ");
            }
            line.append(' ').append(name);
        }
        text.append(line).append('\n');
    }

    private void stages(StringBuilder text) {
        var row = "%-2s %-16s %6s %7s %12s %9s %9s  %-9s  %s\n";
        text.append(
                ("\n" + row)
                        .formatted(
                                "",
                                "stage",
                                "tasks",
                                "updates",
                                "tasks a step",
                                "rollouts",
                                "in all",
                                "feedback",
                                "reward"));
        int number = 1;
        for (var stage : config.stages()) {
            int rollouts = tasksOfStep(stage) * config.rollouts().groupSize();
            text.append(
                    row.formatted(
                            number++,
                            stage.name(),
                            available(stage),
                            updates(stage),
                            tasksOfStep(stage),
                            rollouts,
                            String.format(Locale.ROOT, "%,d", (long) rollouts * updates(stage)),
                            label(stage.feedback()),
                            label(stage.reward())));
        }
    }

    private void totals(StringBuilder text) {
        int updates = config.stages().stream().mapToInt(this::updates).sum();
        long rollouts =
                config.stages().stream()
                        .mapToLong(
                                stage ->
                                        (long) updates(stage)
                                                * tasksOfStep(stage)
                                                * config.rollouts().groupSize())
                        .sum();
        long validations = config.stages().stream().mapToLong(this::validations).sum();
        text.append(
                String.format(
                        Locale.ROOT,
                        "\n%s%,d updates, %,d rollouts; %,d greedy validations of %,d"
                                + " held-out tasks\n",
                        config.transition().rule() == Rule.AUTOMATIC ? "At most " : "",
                        updates,
                        rollouts,
                        validations,
                        validated()));
        for (var stage : config.stages()) {
            if (available(stage) == 0) {
                text.append(
                        "Stage %s has no tasks: there are none of %s\n"
                                .formatted(stage.name(), labels(stage.categories())));
            }
        }
    }

    private int available(Stage stage) {
        return stage.categories().stream()
                .mapToInt(category -> supply.training().getOrDefault(category, 0))
                .sum();
    }

    private int tasksOfStep(Stage stage) {
        return Math.min(stage.tasks(), available(stage));
    }

    private int updates(Stage stage) {
        return available(stage) == 0 ? 0 : stage.budget(available(stage));
    }

    /// Before and after the stage and between its updates.
    private long validations(Stage stage) {
        int every = config.validation().updates();
        return updates(stage) == 0 ? 0 : 2L + (every == 0 ? 0 : (updates(stage) - 1) / every);
    }

    private int validated() {
        int most = config.validation().tasks();
        return supply.heldOut().values().stream()
                .mapToInt(count -> most == 0 ? count : Math.min(count, most))
                .sum();
    }

    private static String labels(Collection<Category> categories) {
        return categories.stream().map(Category::label).collect(Collectors.joining(", "));
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
