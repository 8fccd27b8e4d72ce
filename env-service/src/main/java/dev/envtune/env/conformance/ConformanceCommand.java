package dev.envtune.env.conformance;

import dev.envtune.env.session.PlayableTasks;
import dev.envtune.env.task.BfclImporter;
import dev.envtune.env.task.UnreadableSuiteException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// `conformance KIND FILE...`.
@Command(
        name = "conformance",
        description = "Plays recordings of the official environment and tells where ours differs.",
        mixinStandardHelpOptions = true)
public final class ConformanceCommand implements Callable<Integer> {
    private static final int SHOWN = 20;

    @Spec private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "KIND",
            description = "What the recordings hold: ${COMPLETION-CANDIDATES}.")
    private RecordingKind kind;

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "FILE",
            description = "Recordings, one JSON object a line, plain or gzipped.")
    private List<Path> files;

    @Option(
            names = "--bfcl",
            paramLabel = "DIR_OR_WHEEL",
            defaultValue = "${env:BFCL_HOME}",
            description = "The official data: a folder, wheel or sdist. Default: BFCL_HOME.")
    private @Nullable Path bfcl;

    @Option(names = "--json", paramLabel = "FILE", description = "Writes all differences there.")
    private @Nullable Path json;

    @Override
    public Integer call() throws Exception {
        if (bfcl == null) {
            throw new ParameterException(
                    spec.commandLine(),
                    "recordings are of the official tasks: give the data by --bfcl or BFCL_HOME");
        }
        Recording.Outcome outcome;
        try {
            outcome = play(new PlayableTasks(BfclImporter.read(bfcl).suite()));
        } catch (UnreadableSuiteException | UnreadableRecordingException e) {
            spec.commandLine().getErr().println("envtune: " + e.getMessage());
            return 1;
        }
        print(outcome);
        if (json != null) {
            var mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
            Files.writeString(json, mapper.writeValueAsString(outcome.differences()));
        }
        return outcome.allMatched() ? 0 : 1;
    }

    private Recording.Outcome play(PlayableTasks tasks) {
        var outcome = new Recording.Outcome(0, 0, List.of());
        for (var file : files) {
            outcome = outcome.plus(Recording.play(kind, file, tasks));
        }
        return outcome;
    }

    private void print(Recording.Outcome outcome) {
        var out = spec.commandLine().getOut();
        out.printf(
                "%s: %d/%d%n",
                kind.name().toLowerCase(Locale.ROOT), outcome.matched(), outcome.total());
        for (var difference :
                outcome.differences().subList(0, Math.min(SHOWN, outcome.differences().size()))) {
            out.printf(
                    "%s%s %s%n  expected %s%n  got      %s%n",
                    difference.id(),
                    difference.step() == null ? "" : " step " + difference.step(),
                    difference.what(),
                    difference.expected(),
                    difference.got());
        }
        if (outcome.differences().size() > SHOWN) {
            out.printf("… and %d more differences%n", outcome.differences().size() - SHOWN);
        }
        out.flush();
    }
}
