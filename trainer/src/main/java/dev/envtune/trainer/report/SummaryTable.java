package dev.envtune.trainer.report;

import dev.envtune.contract.terminal.Safe;
import dev.envtune.trainer.algorithm.Interval;
import dev.envtune.trainer.report.Summary.Comparison;
import dev.envtune.trainer.report.Summary.Difference;
import dev.envtune.trainer.report.Summary.Line;
import java.util.Locale;

/// A summary as text for a terminal of 110 columns.
public final class SummaryTable {
    private static final int WIDTH = 110;

    private SummaryTable() {}

    public static String text(Summary summary) {
        var text = new StringBuilder();
        for (var stage : summary.stages()) {
            text.append(
                    cut(
                            "Stage %d, %s: held-out tasks, greedy, standard feedback"
                                    .formatted(stage.number(), Safe.text(stage.name()))));
            row(
                    text,
                    "tasks",
                    "",
                    "episodes",
                    "ground-truth turns",
                    "all turns (baseline)",
                    "accuracy",
                    "well-formed",
                    "calls/turn");
            stage.lines().forEach(line -> line(text, line));
            text.append('\n');
        }
        if (summary.overall() != null) {
            comparison(text, summary.overall());
        }
        for (var warning : summary.warnings()) {
            text.append("Warning: ").append(Safe.text(warning)).append('\n');
        }
        if (!summary.stages().isEmpty()) {
            text.append(
                    """
                    Turn scores are means over tasks; brackets: 95% interval of a bootstrap over tasks.
                    Baseline: always answering, never calling. Well-formed: share of messages that are calls.
                    """);
        }
        return text.toString();
    }

    private static void line(StringBuilder text, Line line) {
        row(
                text,
                line.tasks(),
                line.moment().name().toLowerCase(Locale.ROOT),
                Integer.toString(line.episodes()),
                interval(line.groundTruthTurns(), ""),
                format("%.3f (%.3f)", line.turnScore(), line.baseline()),
                format("%.3f", line.accuracy()),
                format("%.3f", line.wellFormed()),
                format("%.2f", line.callsPerTurn()));
    }

    private static void row(StringBuilder text, String... cells) {
        text.append(
                String.format(
                        Locale.ROOT,
                        "  %-12s %-6s %8s  %-21s  %-20s %8s %11s %10s%n",
                        (Object[]) cells));
    }

    private static void comparison(StringBuilder text, Comparison comparison) {
        text.append(
                cut(
                        "The whole run: %s against %s, ground-truth turns"
                                .formatted(
                                        Safe.text(comparison.from()), Safe.text(comparison.to()))));
        text.append(
                String.format(
                        Locale.ROOT,
                        "  %-12s %8s %8s %8s  %s%n",
                        "tasks",
                        "pairs",
                        "before",
                        "after",
                        "paired difference"));
        comparison.lines().forEach(line -> difference(text, line));
        text.append('\n');
    }

    private static void difference(StringBuilder text, Difference line) {
        text.append(
                String.format(
                        Locale.ROOT,
                        "  %-12s %8d %8.3f %8.3f  %s%n",
                        line.tasks(),
                        line.pairs(),
                        line.before(),
                        line.after(),
                        interval(line.difference(), "+")));
    }

    private static String interval(Interval interval, String sign) {
        var number = "%" + sign + ".3f";
        return format(
                number + " [" + number + ", " + number + "]",
                interval.mean(),
                interval.low(),
                interval.high());
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static String cut(String heading) {
        return (heading.length() > WIDTH ? heading.substring(0, WIDTH - 1) + "…" : heading) + "\n";
    }
}
