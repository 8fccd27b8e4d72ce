package dev.envtune.trainer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.envtune.trainer.config.ConfigReader;
import dev.envtune.trainer.config.RunConfig;
import dev.envtune.trainer.ledger.RunEntity;
import dev.envtune.trainer.report.RunFolder;
import dev.envtune.trainer.run.RunException;
import dev.envtune.trainer.run.TaskPool;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A run and where it gets its policy and tasks from.
///
/// @param config as it was asked for
/// @param steps training steps at most; null where the stages say it
/// @param folder of the run, which need not be there yet
/// @param policy the folder of the policy that it starts from
/// @param bfcl the official data, or null to do without
record RunSetup(
        String id,
        RunConfig config,
        @Nullable Integer steps,
        Path folder,
        Path policy,
        @Nullable Path bfcl) {
    private static final String POLICY = "policy";
    private static final String BFCL = "bfcl";

    /// A run that goes on, as it began.
    static RunSetup resumed(RunEntity run) {
        if (run.state() == RunEntity.State.FINISHED) {
            throw new RunException(
                    "The run %s is finished; its report is %s."
                            .formatted(run.getId(), RunFolder.open(run.folder()).report()));
        }
        return of(run);
    }

    /// A run that has begun, as it began.
    static RunSetup of(RunEntity run) {
        var yaml =
                RunFolder.open(run.folder())
                        .readConfiguration()
                        .orElseThrow(
                                () ->
                                        new RunException(
                                                "The folder %s of run %s is not there any more."
                                                        .formatted(run.folder(), run.getId())));
        var source = run.source();
        return new RunSetup(
                run.getId(),
                ConfigReader.readWhole(run.folder().toString(), yaml.getBytes(UTF_8)),
                null,
                run.folder(),
                Path.of(Objects.requireNonNull(source.get(POLICY))),
                source.containsKey(BFCL) ? Path.of(source.get(BFCL)) : null);
    }

    /// @param checksum of the policy that is in the folder now, see [TrainedPolicy#checksum]
    /// @throws RunException if it is not the one that the run began with
    void checkPolicy(RunEntity run, String checksum) {
        if (!run.policyChecksum().equals(checksum)) {
            throw new RunException(
                    "The policy in %s is not the one that run %s began with. Put that one back."
                            .formatted(policy, id));
        }
    }

    /// The effective configuration.
    RunConfig config(TaskPool tasks) {
        return steps == null
                ? config
                : config.limited(steps, stage -> tasks.training(stage.categories()).size());
    }

    Map<String, String> source() {
        var source = new HashMap<String, String>();
        source.put(POLICY, policy.toString());
        if (bfcl != null) {
            source.put(BFCL, bfcl.toString());
        }
        return source;
    }

    /// Of an environment service that is started for this run.
    List<String> serveOptions() {
        return bfcl == null ? List.of() : List.of("--bfcl", bfcl.toString());
    }
}
