package dev.envtune.env.replay;

import dev.envtune.contract.Category;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the ground truth of a suite earned, by category.
///
/// @param failures tasks without full marks, and blocks whose hash is not the official one
public record ReplayReport(List<Row> rows, List<String> failures) {
    public ReplayReport {
        rows = List.copyOf(rows);
        failures = List.copyOf(failures);
    }

    /// @param parity the `count:hash` of each block of scenarios
    public record Row(
            Category category,
            int tasks,
            int turns,
            int calls,
            int turnsScoredOne,
            List<Parity> parity) {
        public Row {
            parity = List.copyOf(parity);
        }
    }

    /// @param official null where the suite is not the official one
    public record Parity(String value, @Nullable String official) {
        boolean differs() {
            return official != null && !official.equals(value);
        }
    }

    /// @param official whether the suite is the official release, whose hashes are known
    static ReplayReport of(List<TaskReplay> replays, boolean official) {
        var rows = new ArrayList<Row>();
        var failures = new ArrayList<String>();
        for (var category : Category.values()) {
            var mine = replays.stream().filter(r -> r.task().category() == category).toList();
            if (mine.isEmpty()) {
                continue;
            }
            var row = row(category, mine, official);
            rows.add(row);
            mine.stream()
                    .filter(replay -> !replay.fullMarks())
                    .map(ReplayReport::failure)
                    .forEach(failures::add);
            for (var parity : row.parity()) {
                if (parity.differs()) {
                    failures.add(
                            category.label()
                                    + ": results "
                                    + parity.value()
                                    + ", official "
                                    + parity.official());
                }
            }
        }
        return new ReplayReport(rows, failures);
    }

    private static Row row(Category category, List<TaskReplay> replays, boolean official) {
        var blocks = new TreeMap<Integer, ParityHash>();
        for (var replay : replays) {
            var block =
                    blocks.computeIfAbsent(
                            replay.task().scenario() / ParityHash.BLOCK, _ -> new ParityHash());
            replay.results().forEach(block::add);
        }
        var parity = new ArrayList<Parity>();
        blocks.forEach(
                (block, hash) ->
                        parity.add(
                                new Parity(
                                        hash.value(),
                                        official ? ParityHash.official(category, block) : null)));
        return new Row(
                category,
                replays.size(),
                replays.stream().mapToInt(replay -> replay.task().turns().size()).sum(),
                replays.stream().mapToInt(replay -> replay.results().size()).sum(),
                replays.stream().mapToInt(TaskReplay::turnsScoredOne).sum(),
                parity);
    }

    private static String failure(TaskReplay replay) {
        return replay.task().id()
                + ": turn scores "
                + replay.score().turnScores()
                + ", verdict "
                + (replay.score().verdict().valid()
                        ? "valid"
                        : replay.score().verdict().errorType());
    }

    public boolean fullMarks() {
        return failures.isEmpty();
    }

    /// A table for people.
    public String text() {
        var out = new StringBuilder();
        out.append(
                String.format(
                        Locale.ROOT,
                        "%-13s %6s %6s %6s %14s%n",
                        "category",
                        "tasks",
                        "turns",
                        "calls",
                        "turns scored 1"));
        for (var row : rows) {
            out.append(
                    String.format(
                            Locale.ROOT,
                            "%-13s %6d %6d %6d %14d%n",
                            row.category().label(),
                            row.tasks(),
                            row.turns(),
                            row.calls(),
                            row.turnsScoredOne()));
        }
        out.append(
                String.format(
                        "%nresults, count:hash by block of %d scenarios%n", ParityHash.BLOCK));
        for (var row : rows) {
            out.append(String.format("%-13s", row.category().label()));
            for (var parity : row.parity()) {
                out.append(' ').append(parity.value());
                out.append(parity.official() == null ? "" : parity.differs() ? " DIFFERS" : " ok");
            }
            out.append(System.lineSeparator());
        }
        failures.stream()
                .limit(20)
                .forEach(failure -> out.append(failure).append(System.lineSeparator()));
        if (failures.size() > 20) {
            out.append("… and ")
                    .append(failures.size() - 20)
                    .append(" more")
                    .append(System.lineSeparator());
        }
        return out.toString();
    }
}
