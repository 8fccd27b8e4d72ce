package dev.envtune.env.hints;

import java.util.Locale;

/// A report as a table for people, and below it what an author can act on.
final class HintReportText {
    private static final int SHOWN = 12;
    private static final String ROW = "%-18s %-5s %8s %8s %10s %10s %7s %7s%n";

    private final HintReport report;
    private final StringBuilder out = new StringBuilder();

    private HintReportText(HintReport report) {
        this.report = report;
    }

    static String of(HintReport report) {
        var text = new HintReportText(report);
        text.table();
        text.broken();
        text.ambiguous();
        text.misled();
        return text.out.toString();
    }

    private void table() {
        row("", "", "", "with", "causes per text", "", "next", "");
        row("domain", "kind", "failures", "hint", "standard", "augmented", "given", "helped");
        report.byDomain()
                .forEach(
                        (domain, tally) -> {
                            report.byKind(domain)
                                    .forEach((kind, of) -> row(domain, kind.code(), of));
                            row(domain, "all", tally);
                        });
        row("all", "all", report.total());
        out.append(
                String.format(
                        Locale.ROOT,
                        "%n%,d calls of the ground truth, %,d mutants, %,d failures; %d broken"
                                + " properties; augmented at most %.1f and helped at least %.0f%%:"
                                + " %s%n",
                        report.calls(),
                        report.mutants(),
                        report.total().failures(),
                        report.broken().size(),
                        HintReport.MOST_CAUSES,
                        100 * HintReport.LEAST_TRUTH,
                        report.isKept() ? "kept" : "NOT KEPT"));
    }

    private void row(String domain, String kind, Tally tally) {
        row(
                domain,
                kind,
                String.valueOf(tally.failures()),
                percent(tally.hintedShare()),
                number(tally.standardCauses()),
                number(tally.augmentedCauses()),
                String.valueOf(tally.nexts()),
                tally.nexts() == 0 ? "-" : percent(tally.truth()));
    }

    private void row(Object... cells) {
        out.append(String.format(Locale.ROOT, ROW, cells));
    }

    /// Rounded down, so that 100% is all.
    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f%%", Math.floor(1000 * share) / 10);
    }

    private static String number(double mean) {
        return String.format(Locale.ROOT, "%.2f", mean);
    }

    private void broken() {
        heading("broken properties", report.broken().size());
        report.broken().stream()
                .limit(SHOWN)
                .forEach(
                        of ->
                                out.append(
                                        String.format(
                                                "  %s, %s, %s: %s%n    %s%n",
                                                of.breach().property().label(),
                                                of.task(),
                                                of.mutant().cause(),
                                                of.mutant().call().text(),
                                                of.breach().seen())));
    }

    private void ambiguous() {
        var texts = report.ambiguous();
        heading("texts with several causes", texts.size());
        texts.stream()
                .limit(SHOWN)
                .forEach(
                        text ->
                                out.append(
                                        String.format(
                                                "  %s%n    %s%n",
                                                String.join("; ", text.getValue()),
                                                text.getKey())));
    }

    private void misled() {
        var texts = report.misled();
        heading("texts whose next action did not help", texts.size());
        texts.stream()
                .limit(SHOWN)
                .forEach(
                        of ->
                                out.append(
                                        String.format(
                                                "  %d times, as in %s, %s: %s%n    next %s%n    %s%n",
                                                of.times(),
                                                of.example().task(),
                                                of.example().mutant().cause(),
                                                of.example().mutant().call().text(),
                                                of.example().hint() == null
                                                        ? ""
                                                        : of.example().hint().next(),
                                                of.text())));
    }

    private void heading(String what, int count) {
        if (count > 0) {
            out.append(
                    String.format("%n%d %s%s%n", count, what, count > SHOWN ? ", among them" : ""));
        }
    }
}
