package dev.envtune.bench.policy;

import dev.envtune.bench.machine.PythonProcess;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The same work by torch and transformers: a child process of a Python that has them.
final class Transformers implements Side {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PACKAGES = "import torch, transformers";

    private final PythonProcess python;
    private final Hello hello;
    private @Nullable Shape loaded;

    /// @param version of the interpreter and the packages
    /// @param bf16Flops floating-point operations a second of its matrix products
    record Hello(String version, double bf16Flops, double f32Flops) {}

    private Transformers(PythonProcess python) {
        this.python = python;
        var answer =
                ask(Map.of("op", "hello", "threads", Runtime.getRuntime().availableProcessors()));
        this.hello =
                new Hello(
                        answer.get("version").asString(),
                        answer.get("bf16_flops").asDouble(),
                        answer.get("f32_flops").asDouble());
    }

    /// Starts it, if there is one.
    ///
    /// @param python the interpreter
    static Optional<Transformers> start(String python) throws InterruptedException {
        return PythonProcess.start(python, PACKAGES, "/policy.py").map(Transformers::new);
    }

    Hello hello() {
        return hello;
    }

    @Override
    public void prepare(Work work) {
        if (work.shape() != loaded) {
            ask(Map.of("op", "load", "config", work.shape().config().toJson("bfloat16", null)));
            loaded = work.shape();
        }
    }

    @Override
    public Outcome run(Work work) {
        var answer =
                switch (work) {
                    case Work.Decode decode ->
                            ask(
                                    Map.of(
                                            "op",
                                            "decode",
                                            "prompts",
                                            decode.prompts(),
                                            "tokens",
                                            decode.newTokens()));
                    case Work.TrainingStep step ->
                            ask(
                                    Map.of(
                                            "op",
                                            "train",
                                            "rows",
                                            step.ids(),
                                            "type",
                                            step.type().name()));
                };
        var peak = answer.get("peak_bytes");
        return new Outcome(
                answer.get("seconds").asDouble(),
                answer.path("prefill_seconds").asDouble(0),
                peak.isNull() ? null : peak.asLong(),
                answer.path("settings").asString(""));
    }

    private JsonNode ask(Map<String, Object> request) {
        return python.ask(JSON.writeValueAsString(request));
    }

    @Override
    public void close() {
        python.close();
    }
}
