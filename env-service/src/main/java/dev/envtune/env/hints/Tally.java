package dev.envtune.env.hints;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Counts over some findings.
final class Tally {
    private int failures;
    private int hinted;
    private int nexts;
    private int helped;
    private final Map<String, Set<String>> standard = new HashMap<>();
    private final Map<String, Set<String>> augmented = new TreeMap<>();

    void add(Finding finding) {
        failures++;
        hinted += finding.hint() == null ? 0 : 1;
        nexts += finding.helped() == null ? 0 : 1;
        helped += Boolean.TRUE.equals(finding.helped()) ? 1 : 0;
        var cause = finding.mutant().cause();
        standard.computeIfAbsent(finding.standard(), _ -> new TreeSet<>()).add(cause);
        augmented.computeIfAbsent(finding.augmented(), _ -> new TreeSet<>()).add(cause);
    }

    int failures() {
        return failures;
    }

    double hintedShare() {
        return failures == 0 ? 1 : (double) hinted / failures;
    }

    int nexts() {
        return nexts;
    }

    /// The share of next actions that helped; 1 where there were none.
    double truth() {
        return nexts == 0 ? 1 : (double) helped / nexts;
    }

    /// Mean number of causes behind a text of standard feedback.
    double standardCauses() {
        return perText(standard);
    }

    /// Mean number of causes behind a text of augmented feedback.
    double augmentedCauses() {
        return perText(augmented);
    }

    private static double perText(Map<String, Set<String>> causes) {
        return causes.values().stream().mapToInt(Set::size).average().orElse(0);
    }

    /// The causes behind each augmented text.
    Map<String, Set<String>> augmented() {
        return augmented;
    }
}
