package dev.envtune.env.hints;

import dev.envtune.env.sandbox.HintKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A whole report as JSON.
record HintReportView(
        int calls,
        int mutants,
        boolean kept,
        List<Row> rows,
        List<Broken> broken,
        List<Ambiguous> ambiguous,
        List<Misled> misled) {

    /// @param domain null over all domains
    /// @param kind as in `K4`, or null over all kinds
    record Row(
            @Nullable String domain,
            @Nullable String kind,
            int failures,
            double hinted,
            double standardCausesPerText,
            double augmentedCausesPerText,
            int nextActions,
            double helped) {
        static Row of(@Nullable String domain, @Nullable HintKind kind, Tally tally) {
            return new Row(
                    domain,
                    kind == null ? null : kind.code(),
                    tally.failures(),
                    tally.hintedShare(),
                    tally.standardCauses(),
                    tally.augmentedCauses(),
                    tally.nexts(),
                    tally.truth());
        }
    }

    record Broken(String property, String task, String cause, String call, String seen) {}

    record Ambiguous(String text, Set<String> causes) {}

    record Misled(String text, int times, String task, String call, @Nullable String next) {}

    static HintReportView of(HintReport report) {
        var rows = new ArrayList<Row>();
        report.byDomain()
                .forEach(
                        (domain, tally) -> {
                            report.byKind(domain)
                                    .forEach((kind, of) -> rows.add(Row.of(domain, kind, of)));
                            rows.add(Row.of(domain, null, tally));
                        });
        rows.add(Row.of(null, null, report.total()));
        return new HintReportView(
                report.calls(),
                report.mutants(),
                report.isKept(),
                rows,
                report.broken().stream().map(HintReportView::broken).toList(),
                report.ambiguous().stream()
                        .map(text -> new Ambiguous(text.getKey(), text.getValue()))
                        .toList(),
                report.misled().stream().map(HintReportView::misled).toList());
    }

    private static Broken broken(HintReport.Broken of) {
        return new Broken(
                of.breach().property().label(),
                of.task(),
                of.mutant().cause(),
                of.mutant().call().text(),
                of.breach().seen());
    }

    private static Misled misled(HintReport.Misled of) {
        var hint = of.example().hint();
        return new Misled(
                of.text(),
                of.times(),
                of.example().task(),
                of.example().mutant().call().text(),
                hint == null ? null : hint.next());
    }
}
