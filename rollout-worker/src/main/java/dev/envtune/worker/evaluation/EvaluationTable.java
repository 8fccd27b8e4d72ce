package dev.envtune.worker.evaluation;

import dev.envtune.worker.evaluation.Evaluation.Scores;
import java.util.Locale;

/// An evaluation as a table for people.
public final class EvaluationTable {
    private EvaluationTable() {}

    public static String of(Evaluation evaluation) {
        var text = new StringBuilder();
        text.append(
                String.format(
                        Locale.ROOT,
                        "%-18s %8s  %-21s %-21s %9s  %-21s %11s %10s %9s%n",
                        "category",
                        "episodes",
                        "accuracy (95%)",
                        "turn score (95%)",
                        "baseline",
                        "ground-truth turns",
                        "well-formed",
                        "calls/turn",
                        "truncated"));
        evaluation.byCategory().forEach((category, scores) -> row(text, category.label(), scores));
        row(text, "mean of categories", evaluation.meanOfCategories());
        row(text, "all episodes", evaluation.overall());
        return text.toString();
    }

    private static void row(StringBuilder text, String name, Scores scores) {
        text.append(
                String.format(
                        Locale.ROOT,
                        "%-18s %8d  %-21s %-21s %9.3f  %-21s %11.3f %10.2f %9.3f%n",
                        name,
                        scores.episodes(),
                        text(scores.accuracy()),
                        text(scores.turnScore()),
                        scores.baseline(),
                        text(scores.groundTruthTurns()),
                        scores.wellFormed(),
                        scores.callsPerTurn(),
                        scores.truncated()));
    }

    private static String text(Estimate estimate) {
        return String.format(
                Locale.ROOT, "%.3f (%.3f-%.3f)", estimate.mean(), estimate.low(), estimate.high());
    }
}
