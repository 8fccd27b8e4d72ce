package dev.envtune.bench.service;

import dev.envtune.bench.machine.Machine;
import dev.envtune.contract.client.EnvClient;
import dev.envtune.contract.client.EnvConnection;
import dev.envtune.contract.client.EnvException;
import dev.envtune.contract.client.ServiceProcess;
import dev.envtune.contract.terminal.Progress;
import dev.envtune.contract.terminal.Terminal;
import dev.envtune.env.play.LocalSuites;
import dev.envtune.env.play.PlayException;
import dev.envtune.env.play.ServiceOptions;
import dev.envtune.env.session.GroundTruthCalls;
import dev.envtune.env.task.Suite;
import dev.envtune.env.task.UnreadableSuiteException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `bench service`: steps a second and their latency, with the log durable.
@Command(
        name = "service",
        description = {
            "Measures the environment service over HTTP: so many sessions at once, each sends its next"
                    + " step when the last one is answered; then at a rate, as of agents that think in"
                    + " between. Sessions play ground truth, and are removed at the end.",
            "The exit code is 1 if a request failed or the log lacks an acknowledged step."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class ServiceBench implements Callable<Integer> {
    private static final int SAMPLED_SESSIONS = 256;
    private static final Duration SETTLING = Duration.ofSeconds(10);

    @Spec private CommandSpec spec;

    @Option(
            names = "--sessions",
            paramLabel = "N",
            description = "Sessions at once. Default: ${DEFAULT-VALUE}.")
    private int sessions = 64;

    @Option(
            names = "--steps",
            paramLabel = "N",
            description = "Steps of a session. Default: ${DEFAULT-VALUE}.")
    private int steps = 20;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            description = "How long to measure. Default: ${DEFAULT-VALUE}.")
    private int seconds = 30;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description =
                    "Steps a second of the measurement at a rate, which is as long as the other."
                            + " 0: none. Default: ${DEFAULT-VALUE}.")
    private int rate = 5_000;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            description = "Seconds before that. Default: ${DEFAULT-VALUE}.")
    private int warmUp = 60;

    @Mixin private ServiceOptions service;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes the figures there.")
    private @Nullable Path json;

    @Override
    public Integer call() throws InterruptedException, IOException {
        checkOptions();
        var err = spec.commandLine().getErr();
        try {
            var report = measure(suite());
            report.print(spec.commandLine().getOut());
            if (json != null) {
                var mapper =
                        JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
                Files.writeString(json, mapper.writeValueAsString(report) + "\n");
            }
            return report.isSound() ? 0 : 1;
        } catch (EnvException e) {
            err.println(e.title() + ": " + e.detail() + "\n  " + e.nextStep());
        } catch (PlayException e) {
            err.println(e.getMessage() + "\n  " + e.nextStep());
        } catch (ServiceProcess.StartException | UnreadableSuiteException e) {
            err.println(e.getMessage());
        }
        return 1;
    }

    private void checkOptions() {
        if (sessions < 1 || steps < 1 || seconds < 1 || warmUp < 0 || rate < 0) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--sessions, --steps and --seconds are at least 1, --warm-up and --rate at least 0");
        }
    }

    private Suite suite() {
        return LocalSuites.load(LocalSuites.preferred(service.bfcl()), service.bfcl());
    }

    private Report measure(Suite suite) throws InterruptedException {
        var scripts = scripts(suite);
        var progress = new Progress(System.err, Terminal.canWipe());
        try (var connection = service.connect(progress)) {
            var report = measure(suite, scripts, connection);
            var own = connection.own();
            if (own != null && !report.isSound()) {
                spec.commandLine().getErr().println("The service said:\n" + own.lastLines());
            }
            return report;
        }
    }

    private List<Script> scripts(Suite suite) {
        var scripts = new ArrayList<Script>();
        for (var task : suite.tasks()) {
            var turns = task.groundTruth().stream().map(GroundTruthCalls::structured).toList();
            var script = Script.of(suite.name(), task.id(), turns, steps);
            if (script != null) {
                scripts.add(script);
            }
        }
        if (scripts.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "no task of suite %s can have %d steps: ask for fewer with --steps"
                            .formatted(suite.name(), steps));
        }
        return scripts;
    }

    private Report measure(Suite suite, List<Script> scripts, EnvConnection connection)
            throws InterruptedException {
        var own = connection.own();
        var process = own == null ? null : own.handle();
        var load = new Load(connection.client().service(), scripts, sessions);
        var self = ProcessHandle.current();
        var before = cpu(self);
        var serviceBefore = process == null ? Duration.ZERO : cpu(process);
        var outcome = load.run(times());
        double clientCores = cores(cpu(self).minus(before));
        Double serviceCores =
                process == null ? null : (Double) cores(cpu(process).minus(serviceBefore));
        var durability = durability(connection.client(), outcome.played());
        load.remove(outcome.played());
        var steps = outcome.steps().summary();
        var creations = outcome.creations().summary();
        return new Report(
                suite.name(),
                scripts.size(),
                sessions,
                this.steps,
                warmUp,
                seconds,
                (double) steps.count() / seconds,
                steps,
                (double) creations.count() / seconds,
                creations,
                rate == 0 ? null : paced(outcome.pacedSteps().summary()),
                outcome.errors().size(),
                outcome.errors(),
                durability,
                clientCores,
                serviceCores,
                Machine.here());
    }

    private Report.Paced paced(Latencies.Summary steps) {
        return new Report.Paced(rate, (double) steps.count() / seconds, steps);
    }

    private Load.Times times() {
        var measured = Duration.ofSeconds(seconds);
        return rate == 0
                ? Load.Times.closedLoop(Duration.ofSeconds(warmUp), measured)
                : new Load.Times(Duration.ofSeconds(warmUp), measured, SETTLING, measured, rate);
    }

    private static Duration cpu(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private double cores(Duration cpu) {
        double whole = warmUp + (rate == 0 ? seconds : 2 * seconds + SETTLING.toSeconds());
        return cpu.toMillis() / 1e3 / whole;
    }

    /// Compares what was acknowledged with the log of sessions spread over the whole run, the last
    /// ones included.
    private static Report.Durability durability(EnvClient client, List<Load.Played> played) {
        int every = Math.max(1, played.size() / SAMPLED_SESSIONS);
        int read = 0;
        long acknowledged = 0;
        long logged = 0;
        for (int i = played.size() - 1; i >= 0; i -= every) {
            read++;
            acknowledged += played.get(i).steps();
            logged += client.log(played.get(i).id()).steps().size();
        }
        return new Report.Durability(read, acknowledged, logged);
    }
}
