package dev.envtune.env.replay;

import dev.envtune.contract.client.EnvClient;
import dev.envtune.contract.client.EnvException;
import dev.envtune.contract.client.Retries;
import dev.envtune.contract.client.ServiceProcess;
import dev.envtune.contract.client.ServiceProcess.StartException;
import dev.envtune.contract.client.WaitingNotice;
import dev.envtune.contract.terminal.Progress;
import dev.envtune.contract.terminal.Terminal;
import dev.envtune.env.play.LocalSuites;
import dev.envtune.env.task.BfclImporter;
import dev.envtune.env.task.Suite;
import dev.envtune.env.task.UnreadableSuiteException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `replay`: the ground truth of a whole suite, over HTTP like anyone else.
@Command(
        name = "replay",
        description = {
            "Plays the ground truth of every task through sessions and scoring.",
            "Prints what each category earned and a hash of all results; with the official data they are"
                    + " compared with the official ones. The exit code is 0 for full marks, else 1."
        },
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class ReplayCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Option(
            names = "--bfcl",
            paramLabel = "DIR_OR_WHEEL",
            defaultValue = "${env:BFCL_HOME}",
            description =
                    "The official data: a folder, wheel or sdist. Default: BFCL_HOME, else the bundled"
                            + " starter suite is played.")
    private @Nullable Path bfcl;

    @Option(
            names = "--env",
            paramLabel = "URL",
            description = "A running service that has the suite. Default: one is started.")
    private @Nullable URI env;

    @Override
    public Integer call() {
        var err = spec.commandLine().getErr();
        try {
            return replay() ? 0 : 1;
        } catch (EnvException e) {
            err.println("envtune: " + e.getMessage() + "\n  " + e.nextStep());
        } catch (StartException | UnreadableSuiteException e) {
            err.println("envtune: " + e.getMessage());
        }
        return 1;
    }

    private boolean replay() {
        var progress = new Progress(System.err, Terminal.canWipe());
        boolean official = false;
        Suite suite;
        if (bfcl == null) {
            suite = LocalSuites.load(LocalSuites.STARTER, null);
        } else {
            var imported = BfclImporter.read(bfcl);
            imported.warnings()
                    .forEach(warning -> spec.commandLine().getErr().println("envtune: " + warning));
            suite = imported.suite();
            official = imported.warnings().isEmpty();
        }
        var notice = new WaitingNotice(progress::say);
        if (env != null) {
            return replay(env, notice, suite, official, progress);
        }
        var options = bfcl == null ? List.<String>of() : List.of("--bfcl", bfcl.toString());
        try (var service =
                progress.during(
                        "starting the environment service", () -> ServiceProcess.start(options))) {
            return replay(service.address(), service.whileAlive(notice), suite, official, progress);
        }
    }

    private boolean replay(
            URI service,
            Retries.Listener listener,
            Suite suite,
            boolean official,
            Progress progress) {
        var done = new AtomicInteger();
        try (var client = new EnvClient(service, listener)) {
            var report =
                    progress.during(
                            () -> "playing " + done + " of " + suite.tasks().size() + " tasks",
                            () -> new Replay(client, suite).run(official, done::set));
            spec.commandLine().getOut().print(report.text());
            spec.commandLine().getOut().flush();
            return report.fullMarks();
        }
    }
}
