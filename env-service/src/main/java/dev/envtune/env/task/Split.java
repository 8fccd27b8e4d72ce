package dev.envtune.env.task;

import dev.envtune.contract.Category;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// A suite's tasks in two halves, one to train on and one held out. The same suite and seed give the
/// same halves everywhere: the permutation is Fisher and Yates's on `java.util.Random`, whose
/// sequence its documentation fixes.
public final class Split {
    /// Which half a task is in.
    public enum Half {
        TRAIN("train"),
        HELD_OUT("heldout");

        private final String label;

        Half(String label) {
            this.label = label;
        }

        /// As summaries and reports print it.
        public String label() {
            return label;
        }
    }

    /// How the halves are drawn (spec/episode.md, "Split").
    public enum Kind {
        /// One permutation of the scenarios for all categories: the variants of a scenario, which
        /// have nearly the same texts, are in one half.
        TWIN_SAFE,
        /// A permutation for each category. Variants of a held-out scenario are trained on: it leaks.
        PAPER
    }

    private final Kind kind;
    private final Set<String> training;

    private Split(Kind kind, Set<String> training) {
        this.kind = kind;
        this.training = training;
    }

    /// Halves stratified by the suite's blocks of scenarios; where a block is odd, the next odd one
    /// makes up for it.
    public static Split of(Suite suite, Kind kind, long seed) {
        var random = new Random(seed);
        var training = new HashSet<String>();
        switch (kind) {
            case TWIN_SAFE -> addHalf(suite.tasks(), suite.scenariosPerBlock(), random, training);
            case PAPER -> {
                for (var category : Category.values()) {
                    var tasks =
                            suite.tasks().stream()
                                    .filter(task -> task.category() == category)
                                    .toList();
                    addHalf(tasks, suite.scenariosPerBlock(), random, training);
                }
            }
        }
        return new Split(kind, training);
    }

    private static void addHalf(
            List<Task> tasks, int scenariosPerBlock, Random random, Set<String> training) {
        var blocks =
                tasks.stream()
                        .map(Task::scenario)
                        .distinct()
                        .sorted()
                        .collect(
                                Collectors.groupingBy(
                                        scenario -> scenario / scenariosPerBlock,
                                        TreeMap::new,
                                        Collectors.toCollection(ArrayList::new)));
        var chosen = new HashSet<Integer>();
        int seen = 0;
        for (var block : blocks.values()) {
            Collections.shuffle(block, random);
            int target = (seen + block.size() + 1) / 2 - chosen.size();
            chosen.addAll(block.subList(0, target));
            seen += block.size();
        }
        tasks.stream()
                .filter(task -> chosen.contains(task.scenario()))
                .forEach(task -> training.add(task.id()));
    }

    public Kind kind() {
        return kind;
    }

    public Half half(Task task) {
        return training.contains(task.id()) ? Half.TRAIN : Half.HELD_OUT;
    }

    /// The tasks of one half, in the order of the suite.
    public List<Task> tasks(Suite suite, Half half) {
        return suite.tasks().stream().filter(task -> half(task) == half).toList();
    }
}
