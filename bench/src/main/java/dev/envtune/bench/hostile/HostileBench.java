package dev.envtune.bench.hostile;

import dev.envtune.bench.hostile.Assault.Outcome;
import dev.envtune.bench.machine.Machine;
import dev.envtune.contract.terminal.Progress;
import dev.envtune.contract.terminal.Terminal;
import dev.envtune.env.api.RequestBodies;
import dev.envtune.env.play.PlayException;
import dev.envtune.env.play.SuiteOptions;
import dev.envtune.env.task.UnreadableSuiteException;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `bench hostile`: the cost of the worst step.
@Command(
        name = "hostile",
        description = {
            "Sends hostile steps of up to 64 KiB through the service's own code, without HTTP and"
                    + " database, and prints the worst milliseconds and allocated bytes of one step. Each"
                    + " step is taken once to warm up; then the least time of several runs counts, since"
                    + " what else the machine does only ever adds to it.",
            "The exit code is 1 if a bar is missed or a step ends in an exception."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class HostileBench implements Callable<Integer> {
    private static final double MOST_MILLIS = 50;
    private static final double MOST_MEBIBYTES = 16;

    /// A step that took less the first time is not measured again.
    private static final double SHORT_MILLIS = 5;

    private static final int RUNS = 5;

    @Spec private CommandSpec spec;

    @Mixin private SuiteOptions options;

    @Option(
            names = "--every",
            paramLabel = "N",
            description = "Takes only every Nth step. Default: ${DEFAULT-VALUE}, all.")
    private int every = 1;

    @Option(
            names = "--only",
            paramLabel = "TEXT",
            description = "Takes only the steps whose printed name contains the text.")
    private String only = "";

    @Override
    public Integer call() {
        if (every < 1) {
            throw new ParameterException(spec.commandLine(), "--every is at least 1");
        }
        var err = spec.commandLine().getErr();
        try {
            var report = report();
            report.print(spec.commandLine().getOut());
            return report.meetsBars() ? 0 : 1;
        } catch (PlayException e) {
            err.println("envtune: " + e.getMessage() + "\n  " + e.nextStep());
        } catch (UnreadableSuiteException e) {
            err.println("envtune: " + e.getMessage());
        }
        return 1;
    }

    private HostileReport report() {
        var suite = options.load();
        var attacks =
                Attacks.on(suite).stream().filter(attack -> attack.name().contains(only)).toList();
        if (attacks.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "no hostile step is named like '" + only + "'");
        }
        var done = new AtomicInteger();
        return new Progress(System.err, Terminal.canWipe())
                .during(
                        () -> "taking " + done + " of " + attacks.size() + " hostile steps",
                        () -> report(suite.name(), attacks, done));
    }

    private HostileReport report(String suite, List<Attack> attacks, AtomicInteger done) {
        var assault = new Assault(Clock.systemUTC().instant());
        var worst = new HostileReport.Worst(MOST_MILLIS, MOST_MEBIBYTES);
        for (int i = 0; i < attacks.size(); i += every) {
            worst.add(attacks.get(i), least(assault, attacks.get(i)));
            done.set(i);
        }
        if (assault.written() == 0) {
            throw new IllegalStateException("no step got a response");
        }
        return new HostileReport(
                suite,
                MOST_MILLIS,
                MOST_MEBIBYTES,
                worst.families(),
                worst.overBar(),
                worst.failures(),
                tooLarge(assault, attacks.getFirst()),
                Machine.here());
    }

    private static Outcome least(Assault assault, Attack attack) {
        var least = assault.run(attack);
        for (int i = 0; i < RUNS && millis(least) > SHORT_MILLIS; i++) {
            var outcome = assault.run(attack);
            least = millis(outcome) < millis(least) ? outcome : least;
        }
        return least;
    }

    private static double millis(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Taken(var millis, _) -> millis;
            case Outcome.Refused(_, var millis, _) -> millis;
            case Outcome.Broken _ -> 0;
        };
    }

    /// How a step of one byte too many is refused, or null if it is not or the limit is not named.
    private static @Nullable String tooLarge(Assault assault, Attack attack) {
        var text = "x".repeat(RequestBodies.MAX_STEP_BYTES + 1);
        var beyond = Attack.text("limit", "text", attack.task(), text);
        return assault.run(beyond) instanceof Outcome.Refused(var reason, _, _)
                        && reason.contains(String.valueOf(RequestBodies.MAX_STEP_BYTES))
                ? reason
                : null;
    }
}
