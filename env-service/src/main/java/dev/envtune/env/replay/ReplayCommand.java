package dev.envtune.env.replay;

import dev.envtune.contract.client.EnvException;
import dev.envtune.contract.client.ServiceProcess.StartException;
import dev.envtune.contract.terminal.Progress;
import dev.envtune.contract.terminal.Terminal;
import dev.envtune.env.play.LocalSuites;
import dev.envtune.env.play.ServiceOptions;
import dev.envtune.env.task.BfclImporter;
import dev.envtune.env.task.Suite;
import dev.envtune.env.task.UnreadableSuiteException;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
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

    @Mixin private ServiceOptions service;

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
        var bfcl = service.bfcl();
        if (bfcl == null) {
            return replay(LocalSuites.load(LocalSuites.STARTER, null), false);
        }
        var imported = BfclImporter.read(bfcl);
        imported.warnings()
                .forEach(warning -> spec.commandLine().getErr().println("envtune: " + warning));
        return replay(imported.suite(), imported.warnings().isEmpty());
    }

    private boolean replay(Suite suite, boolean official) {
        var progress = new Progress(System.err, Terminal.canWipe());
        var done = new AtomicInteger();
        try (var connection = service.connect(progress)) {
            var report =
                    progress.during(
                            () -> "playing " + done + " of " + suite.tasks().size() + " tasks",
                            () -> new Replay(connection.client(), suite).run(official, done::set));
            spec.commandLine().getOut().print(report.text());
            spec.commandLine().getOut().flush();
            return report.fullMarks();
        }
    }
}
