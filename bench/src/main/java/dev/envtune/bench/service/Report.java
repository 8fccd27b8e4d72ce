package dev.envtune.bench.service;

import dev.envtune.bench.machine.Machine;
import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was measured, as it is printed and written as JSON.
///
/// @param tasks how many tasks of the suite were played
/// @param stepsPerSecond of the measured time
/// @param paced the measurement at a rate, or null
/// @param errors the first different ones; a measurement with errors is void
/// @param clientCores processor time of this process over the whole run, in cores
/// @param serviceCores the same of the service, or null where it is not a child of this process
record Report(
        String suite,
        int tasks,
        int sessions,
        int stepsPerSession,
        long warmUpSeconds,
        long measuredSeconds,
        double stepsPerSecond,
        Latencies.Summary stepMillis,
        double creationsPerSecond,
        Latencies.Summary creationMillis,
        @Nullable Paced paced,
        int errorCount,
        List<String> errors,
        Durability durability,
        double clientCores,
        @Nullable Double serviceCores,
        Machine machine) {
    private static final int SHOWN_ERRORS = 10;

    /// @param asked steps a second
    record Paced(double asked, double stepsPerSecond, Latencies.Summary stepMillis) {}

    /// Sessions whose log was read afterwards.
    ///
    /// @param steps acknowledged in those sessions
    /// @param logged steps that their logs hold
    record Durability(int sessions, long steps, long logged) {
        boolean holds() {
            return sessions > 0 && steps == logged;
        }
    }

    Report {
        errors = errors.stream().distinct().limit(SHOWN_ERRORS).toList();
    }

    boolean isSound() {
        return errorCount == 0 && stepMillis.count() > 0 && durability.holds();
    }

    void print(PrintWriter out) {
        line(
                out,
                "%d sessions at once, %d steps each; %d tasks of suite %s; %d s after %d s of warm-up",
                sessions,
                stepsPerSession,
                tasks,
                suite,
                measuredSeconds,
                warmUpSeconds);
        line(out, "  steps      %,10.0f /s  %s", stepsPerSecond, text(stepMillis));
        line(out, "  creation   %,10.0f /s  %s", creationsPerSecond, text(creationMillis));
        if (paced != null) {
            line(
                    out,
                    "  at %,d /s %,7.0f /s  %s",
                    (int) paced.asked(),
                    paced.stepsPerSecond(),
                    text(paced.stepMillis()));
        }
        line(
                out,
                "  log        %s: %d sessions read, %,d steps acknowledged, %,d in the log",
                durability.holds() ? "durable" : "NOT DURABLE",
                durability.sessions(),
                durability.steps(),
                durability.logged());
        line(
                out,
                "  processor  client %.2f cores%s",
                clientCores,
                serviceCores == null ? "" : ", service %.2f cores".formatted(serviceCores));
        line(out, "  machine    %s", machine.text());
        line(out, "  errors     %s", errorCount == 0 ? "none" : errorCount);
        errors.forEach(error -> line(out, "    %s", error));
        out.flush();
    }

    private static String text(Latencies.Summary millis) {
        return "p50 %.1f ms, p90 %.1f ms, p99 %.1f ms, max %.1f ms  (%,d)"
                .formatted(millis.p50(), millis.p90(), millis.p99(), millis.max(), millis.count());
    }

    private static void line(PrintWriter out, String format, Object... values) {
        out.println(format.formatted(values));
    }
}
