package dev.envtune.bench.micro;

import dev.envtune.env.sandbox.Domains;
import dev.envtune.env.sandbox.Outcome;
import dev.envtune.env.sandbox.Toolbox;
import dev.envtune.env.sandbox.call.CallParser;
import dev.envtune.env.sandbox.call.FormatCheck;
import dev.envtune.env.sandbox.call.FormatRules;
import dev.envtune.env.sandbox.call.Parsed;
import dev.envtune.env.sandbox.call.ToolCall;
import dev.envtune.env.sandbox.python.Int;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// Parsing of call texts and messages, and the binding of arguments.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CallBenchmark {
    private String plain = "cd(folder='document')";
    private String large =
            "book_flight(access_token='abc123', card_id='id_1432', travel_date='2024-11-15',"
                    + " travel_from='SFO', travel_to='LAX', travel_class='business',"
                    + " tags=['a', 'b', {'c': [1, 2.5, -3]}])";
    private String message =
            "<think>First I go there.</think><tool_call>[{\"name\": \"cd\", \"arguments\":"
                    + " {\"folder\": \"document\"}}]</tool_call>";
    private final Toolbox toolbox =
            new Toolbox(
                    new Toolbox.Setup(
                            List.of(Objects.requireNonNull(Domains.installed().find("MathAPI"))),
                            Map.of(),
                            null),
                    Instant.EPOCH);
    private final ToolCall byName =
            new ToolCall("add", List.of(), Map.of("a", Int.of(1), "b", Int.of(2)));
    private final ToolCall byPosition =
            new ToolCall("add", List.of(Int.of(1), Int.of(2)), Map.of());

    @Benchmark
    public Parsed parseOneArgument() {
        return CallParser.parse(plain);
    }

    @Benchmark
    public Parsed parseSevenArguments() {
        return CallParser.parse(large);
    }

    @Benchmark
    public FormatCheck checkMessage() {
        return FormatRules.check(message);
    }

    /// Binding and an addition.
    @Benchmark
    public Outcome bindByName() {
        return toolbox.execute(byName);
    }

    /// Binding and an addition.
    @Benchmark
    public Outcome bindByPosition() {
        return toolbox.execute(byPosition);
    }
}
