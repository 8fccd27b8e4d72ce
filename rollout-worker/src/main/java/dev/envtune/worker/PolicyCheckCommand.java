package dev.envtune.worker;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.envtune.contract.terminal.Safe;
import dev.envtune.policy.PolicyException;
import dev.envtune.policy.reference.Measure;
import dev.envtune.policy.reference.ReferenceCheck;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `policy check DIR...`: whether models compute what transformers computes from them.
@Command(
        name = "check",
        description = {
            "Compares models with what transformers computes from them: logits, logprobs, loss, the"
                    + " gradient of every parameter, logits in bfloat16, greedy continuation.",
            "Prints the largest differences; ends with 1 where one is past its tolerance."
        },
        mixinStandardHelpOptions = true)
final class PolicyCheckCommand implements Callable<Integer> {
    private static final String GRADIENT = "grad.";

    @Spec private CommandSpec spec;

    @Parameters(
            arity = "1..*",
            paramLabel = "DIR",
            description =
                    "Folders with a model and expected.safetensors; docs/operations.md says how to make"
                            + " them.")
    private List<Path> folders = List.of();

    @Option(
            names = "--brief",
            description = "Of the gradients, print the one with the largest difference.")
    private boolean brief;

    @Option(names = "--json", paramLabel = "FILE", description = "Write all measures there, too.")
    private @Nullable Path json;

    /// What became of one folder.
    ///
    /// @param failure why there are no measures, or null
    private record Outcome(String folder, List<Measure> measures, @Nullable String failure) {
        @JsonProperty("passes")
        boolean passes() {
            return failure == null && measures.stream().allMatch(Measure::passes);
        }
    }

    @Override
    public Integer call() throws IOException {
        var out = spec.commandLine().getOut();
        var outcomes = new ArrayList<Outcome>();
        for (var folder : folders) {
            var outcome = check(folder);
            print(outcome, out);
            outcomes.add(outcome);
        }
        long passed = outcomes.stream().filter(Outcome::passes).count();
        out.printf(
                "%d of %d %s within the tolerances%n",
                passed, outcomes.size(), outcomes.size() == 1 ? "model" : "models");
        out.flush();
        if (json != null) {
            Files.writeString(
                    json,
                    JsonMapper.shared()
                                    .writerWithDefaultPrettyPrinter()
                                    .writeValueAsString(outcomes)
                            + "\n");
        }
        return passed == outcomes.size() ? 0 : CommandLine.ExitCode.SOFTWARE;
    }

    private static Outcome check(Path folder) {
        try {
            return new Outcome(folder.toString(), ReferenceCheck.of(folder), null);
        } catch (PolicyException e) {
            return new Outcome(folder.toString(), List.of(), e.getMessage());
        }
    }

    private void print(Outcome outcome, PrintWriter out) {
        out.println(Safe.text(outcome.folder()));
        if (outcome.failure() != null) {
            out.println("  " + Safe.text(outcome.failure()));
        }
        for (var measure : brief ? withoutMostGradients(outcome.measures()) : outcome.measures()) {
            out.printf(
                    Locale.ROOT,
                    "  %-4s %-52s %8s, tolerance %7s  %s%n",
                    measure.passes() ? "ok" : "FAIL",
                    measure.quantity(),
                    number(measure.difference()),
                    number(measure.tolerance()),
                    measure.place());
        }
        out.flush();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.1e", value);
    }

    private static List<Measure> withoutMostGradients(List<Measure> measures) {
        var largest =
                measures.stream()
                        .filter(measure -> measure.quantity().startsWith(GRADIENT))
                        .max(Comparator.comparingDouble(Measure::difference));
        return measures.stream()
                .filter(
                        measure ->
                                !measure.quantity().startsWith(GRADIENT)
                                        || measure.equals(largest.orElse(null)))
                .toList();
    }
}
