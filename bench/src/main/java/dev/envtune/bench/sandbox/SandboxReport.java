package dev.envtune.bench.sandbox;

import dev.envtune.bench.machine.Machine;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What was measured, as it is printed and written as JSON.
///
/// @param calls of one round over all tasks
/// @param callsPerSecond bare calls, sandboxes made fresh: on one thread and on all cores
/// @param sessionCallsPerSecond calls of whole sessions, observations and scoring included
/// @param original null where no Python has it
record SandboxReport(
        String suite,
        int tasks,
        int calls,
        int samples,
        double sampleSeconds,
        Speed callsPerSecond,
        Speed sessionCallsPerSecond,
        double microsPerTurnScore,
        double microsPerVerdict,
        List<Session> sessions,
        @Nullable Comparison original,
        Machine machine) {
    private static final double KIB = 1024;

    record Speed(double oneThread, double allCores) {}

    /// A session of one category, in microseconds and bytes.
    ///
    /// @param loadedMicros creation together with all sandboxes, which are made when a call needs them
    /// @param mostHeapBytes the bar, or null where the category has none
    record Session(
            String category,
            double createdMicros,
            double loadedMicros,
            double heapBytes,
            @Nullable Double mostHeapBytes) {
        boolean meetsBar() {
            return mostHeapBytes == null || heapBytes <= mostHeapBytes;
        }
    }

    /// @param ratio the median of the ratios of samples taken in turn
    /// @param sameResults whether both gave the same results, byte for byte
    record Comparison(
            String version,
            double callsPerSecond,
            double ratio,
            double leastRatio,
            boolean sameResults) {
        boolean meetsBar() {
            return ratio >= leastRatio;
        }
    }

    boolean meetsBars() {
        return sessions.stream().allMatch(Session::meetsBar)
                && (original == null || original.meetsBar());
    }

    void print(PrintWriter out) {
        line(
                out,
                "%,d calls of %d tasks of suite %s a round; medians of %d samples of %.1f s",
                calls,
                tasks,
                suite,
                samples,
                sampleSeconds);
        line(out, "%n  calls/s            one thread   %d cores", machine.cores());
        speed(out, "sandboxes", callsPerSecond);
        speed(out, "whole sessions", sessionCallsPerSecond);
        line(
                out,
                "%n  scoring            %.2f us a turn, %.1f us a verdict",
                microsPerTurnScore,
                microsPerVerdict);
        line(out, "%n  session            created   with sandboxes   heap when idle");
        for (var session : sessions) {
            line(
                    out,
                    "  %-16s %6.2f us %13.2f us %12.2f KiB%s",
                    session.category(),
                    session.createdMicros(),
                    session.loadedMicros(),
                    session.heapBytes() / KIB,
                    session.mostHeapBytes() == null
                            ? ""
                            : "  at most %.0f: %s"
                                    .formatted(
                                            session.mostHeapBytes() / KIB,
                                            met(session.meetsBar())));
        }
        original(out);
        line(out, "%n  machine            %s", machine.text());
        out.flush();
    }

    private void original(PrintWriter out) {
        if (original == null) {
            line(
                    out,
                    "%n  original           not measured: no Python at hand has it. Try%n"
                            + "    python3 -m venv original && original/bin/pip install --no-deps bfcl-eval mpmath%n"
                            + "  and give --python original/bin/python");
            return;
        }
        line(
                out,
                "%n  original           %,.0f calls/s on one thread, %s; %s",
                original.callsPerSecond(),
                original.version(),
                original.sameResults() ? "same results as ours" : "RESULTS DIFFER from ours");
        line(
                out,
                "  ratio              %.1f, at least %.0f: %s",
                original.ratio(),
                original.leastRatio(),
                met(original.meetsBar()));
    }

    private static void speed(PrintWriter out, String what, Speed speed) {
        line(out, "  %-16s %,12.0f %,9.0f", what, speed.oneThread(), speed.allCores());
    }

    private static String met(boolean bar) {
        return bar ? "met" : "MISSED";
    }

    private static void line(PrintWriter out, String format, @Nullable Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
