package dev.envtune.bench.micro;

import dev.envtune.bench.machine.Machine;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `bench jmh`: the microbenchmarks, in this process, since the executable jar is no class path for a
/// process of JMH's own.
@Command(
        name = "jmh",
        description =
                "Runs the JMH microbenchmarks of call parsing, argument binding, text forms, session"
                        + " creation and state comparison.",
        sortOptions = false,
        mixinStandardHelpOptions = true)
public final class JmhBench implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(
            arity = "0..1",
            paramLabel = "PATTERN",
            description = "Only benchmarks whose name matches this regular expression.")
    private String pattern = ".*";

    @Option(
            names = "--iterations",
            paramLabel = "N",
            description = "Measured seconds of each. Default: ${DEFAULT-VALUE}.")
    private int iterations = 5;

    @Override
    public Integer call() throws RunnerException {
        var options =
                new OptionsBuilder()
                        .include(pattern)
                        .forks(0)
                        .warmupIterations(Math.max(1, iterations / 2))
                        .warmupTime(TimeValue.seconds(1))
                        .measurementIterations(iterations)
                        .measurementTime(TimeValue.seconds(1))
                        .verbosity(VerboseMode.SILENT)
                        .build();
        var results = new Runner(options).run();
        var out = spec.commandLine().getOut();
        results.forEach(result -> out.println(line(result)));
        out.println("machine: " + Machine.here().text());
        out.flush();
        return results.isEmpty() ? 1 : 0;
    }

    private static String line(RunResult result) {
        var primary = result.getPrimaryResult();
        var name = result.getParams().getBenchmark();
        return String.format(
                Locale.ROOT,
                "%-46s %,10.1f %s  (± %.1f)",
                name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1),
                primary.getScore(),
                primary.getScoreUnit(),
                primary.getScoreError());
    }
}
