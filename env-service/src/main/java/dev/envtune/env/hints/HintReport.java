package dev.envtune.env.hints;

import dev.envtune.env.hints.Finding.Breach;
import dev.envtune.env.sandbox.HintKind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a survey found, by domain and kind of hint.
final class HintReport {
    /// What augmented feedback is held to, over all failures.
    static final double MOST_CAUSES = 1.1;

    /// The share of next actions that must help.
    static final double LEAST_TRUTH = 0.9;

    private final SortedMap<String, SortedMap<HintKind, Tally>> byKind = new TreeMap<>();
    private final SortedMap<String, Tally> byDomain = new TreeMap<>();
    private final Tally total = new Tally();
    private final List<Broken> broken = new ArrayList<>();
    private final Map<String, Misled> misled = new HashMap<>();
    private int calls;
    private int mutants;

    /// A property that does not hold for a mutant of a task.
    record Broken(String task, Mutant mutant, Breach breach) {}

    /// Next actions that did not help, behind one text.
    ///
    /// @param example the first of them
    record Misled(String text, int times, Finding example) {
        Misled again() {
            return new Misled(text, times + 1, example);
        }
    }

    void count(int calls, int mutants) {
        this.calls += calls;
        this.mutants += mutants;
    }

    void add(Finding finding) {
        byKind.computeIfAbsent(finding.domain(), _ -> new TreeMap<>())
                .computeIfAbsent(finding.kind(), _ -> new Tally())
                .add(finding);
        byDomain.computeIfAbsent(finding.domain(), _ -> new Tally()).add(finding);
        total.add(finding);
        finding.broken()
                .forEach(of -> broken.add(new Broken(finding.task(), finding.mutant(), of)));
        if (Boolean.FALSE.equals(finding.helped())) {
            misled.merge(
                    finding.augmented(),
                    new Misled(finding.augmented(), 1, finding),
                    (one, _) -> one.again());
        }
    }

    /// How many calls the ground truth made.
    int calls() {
        return calls;
    }

    /// How many mutants were called, those that did not fail among them.
    int mutants() {
        return mutants;
    }

    Tally total() {
        return total;
    }

    SortedMap<String, Tally> byDomain() {
        return byDomain;
    }

    SortedMap<HintKind, Tally> byKind(String domain) {
        return byKind.getOrDefault(domain, new TreeMap<>());
    }

    List<Broken> broken() {
        return broken;
    }

    /// Next actions that did not help, the most frequent first.
    List<Misled> misled() {
        return misled.values().stream()
                .sorted(Comparator.comparing(Misled::times).reversed().thenComparing(Misled::text))
                .toList();
    }

    /// Augmented texts with more than one cause, those with the most first.
    List<Map.Entry<String, Set<String>>> ambiguous() {
        return total.augmented().entrySet().stream()
                .filter(text -> text.getValue().size() > 1)
                .sorted(
                        Comparator.comparing(
                                (Map.Entry<String, Set<String>> text) -> -text.getValue().size()))
                .toList();
    }

    /// Whether every property holds, and every bar over all failures is reached.
    boolean isKept() {
        return broken.isEmpty()
                && total.augmentedCauses() <= MOST_CAUSES
                && total.truth() >= LEAST_TRUTH;
    }
}
