package dev.envtune.bench.micro;

import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.JsonValues;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/// Python's text forms of a result with strings, numbers, a list and a dictionary in it.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class TextFormBenchmark {
    private static final String JSON =
            "{\"id\": 7, \"title\": \"It's broken\", \"price\": 12.75, \"tags\": [\"a\", \"b\"],"
                    + " \"open\": true, \"by\": {\"name\": \"J\\u00fcrgen\", \"age\": null}}";

    private final Value result = JsonValues.parse(JSON);
    private String json = JSON;

    @Benchmark
    public String writeJson() {
        return TextForms.json(result);
    }

    @Benchmark
    public String writeRepr() {
        return TextForms.repr(result);
    }

    @Benchmark
    public Value readJson() {
        return JsonValues.parse(json);
    }

    @Benchmark
    public String writeSmallResult() {
        return TextForms.result(DictValue.of("result", 3));
    }
}
