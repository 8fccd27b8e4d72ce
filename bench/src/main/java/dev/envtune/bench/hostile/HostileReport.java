package dev.envtune.bench.hostile;

import dev.envtune.bench.hostile.Assault.Outcome;
import dev.envtune.bench.machine.Machine;
import dev.envtune.contract.terminal.Safe;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The worst of all attacks, by family.
///
/// @param overBar the steps that miss a bar
/// @param failures attacks that ended in an exception outside the typed failures
/// @param tooLarge how a step just beyond the limit was refused
record HostileReport(
        String suite,
        double mostMillis,
        double mostMebibytes,
        List<Family> families,
        List<Cost> overBar,
        List<String> failures,
        @Nullable String tooLarge,
        Machine machine) {
    private static final int SHOWN = 30;
    private static final int SHOWN_CHARS = 110;
    private static final double MIB = 1 << 20;

    /// @param refused steps that got no response but words
    /// @param slowest label of the attack that took the most time
    /// @param largest label of the attack that allocated the most
    record Family(
            String name,
            int attacks,
            int refused,
            double millis,
            String slowest,
            double mebibytes,
            String largest) {}

    /// One step that misses a bar.
    record Cost(String label, double millis, double mebibytes) {}

    /// Gathers outcomes.
    static final class Worst {
        private final double mostMillis;
        private final double mostMebibytes;
        private final List<Cost> overBar = new ArrayList<>();
        private final Map<String, Family> families = new LinkedHashMap<>();
        private final List<String> failures = new ArrayList<>();

        Worst(double mostMillis, double mostMebibytes) {
            this.mostMillis = mostMillis;
            this.mostMebibytes = mostMebibytes;
        }

        void add(Attack attack, Outcome outcome) {
            switch (outcome) {
                case Outcome.Taken(var millis, var bytes) -> add(attack, 0, millis, bytes);
                case Outcome.Refused(_, var millis, var bytes) -> add(attack, 1, millis, bytes);
                case Outcome.Broken(var failure) -> failures.add(attack.name() + ": " + failure);
            }
        }

        private void add(Attack attack, int refused, double millis, long bytes) {
            var cost =
                    new Family(
                            attack.family(),
                            1,
                            refused,
                            millis,
                            attack.label(),
                            bytes / MIB,
                            attack.label());
            families.merge(attack.family(), cost, Worst::worse);
            if (millis > mostMillis || bytes / MIB > mostMebibytes) {
                overBar.add(new Cost(attack.name(), millis, bytes / MIB));
            }
        }

        private static Family worse(Family one, Family other) {
            var slower = one.millis() >= other.millis() ? one : other;
            var larger = one.mebibytes() >= other.mebibytes() ? one : other;
            return new Family(
                    one.name(),
                    one.attacks() + other.attacks(),
                    one.refused() + other.refused(),
                    slower.millis(),
                    slower.slowest(),
                    larger.mebibytes(),
                    larger.largest());
        }

        List<Family> families() {
            return List.copyOf(families.values());
        }

        /// The worst first, by the share of its bar that a step takes.
        List<Cost> overBar() {
            return overBar.stream()
                    .sorted(Comparator.comparingDouble(this::share).reversed())
                    .toList();
        }

        private double share(Cost cost) {
            return Math.max(cost.millis() / mostMillis, cost.mebibytes() / mostMebibytes);
        }

        List<String> failures() {
            return List.copyOf(failures);
        }
    }

    boolean meetsBars() {
        return failures.isEmpty() && tooLarge != null && overBar.isEmpty();
    }

    void print(PrintWriter out) {
        line(
                out,
                "%,d hostile steps of up to 64 KiB on suite %s",
                families.stream().mapToInt(Family::attacks).sum(),
                suite);
        for (var family : families) {
            line(
                    out,
                    "%n%s: %,d steps, %,d refused",
                    family.name(),
                    family.attacks(),
                    family.refused());
            line(out, "  %7.2f ms   %s", family.millis(), shown(family.slowest()));
            line(out, "  %7.2f MiB  %s", family.mebibytes(), shown(family.largest()));
        }
        line(out, "%nsteps that miss a bar: %,d", overBar.size());
        overBar.stream()
                .limit(SHOWN)
                .forEach(
                        cost ->
                                line(
                                        out,
                                        "  %7.2f ms %7.2f MiB  %s",
                                        cost.millis(),
                                        cost.mebibytes(),
                                        shown(cost.label())));
        line(
                out,
                "worst: %.2f ms (at most %.0f), %.2f MiB (at most %.0f): %s",
                families.stream().mapToDouble(Family::millis).max().orElse(0),
                mostMillis,
                families.stream().mapToDouble(Family::mebibytes).max().orElse(0),
                mostMebibytes,
                meetsBars() ? "met" : "MISSED");
        line(
                out,
                "beyond 64 KiB: %s",
                tooLarge == null ? "NOT REFUSED" : "refused, \"" + tooLarge + "\"");
        line(out, "exceptions outside the typed failures: %d", failures.size());
        failures.stream().limit(SHOWN).forEach(failure -> line(out, "  %s", shown(failure)));
        line(out, "machine: %s", machine.text());
        out.flush();
    }

    private static String shown(String label) {
        var safe = Safe.text(label).replace("\n", "\\n");
        return safe.length() <= SHOWN_CHARS ? safe : safe.substring(0, SHOWN_CHARS) + "…";
    }

    private static void line(PrintWriter out, String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
