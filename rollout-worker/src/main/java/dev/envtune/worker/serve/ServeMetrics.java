package dev.envtune.worker.serve;

import dev.envtune.worker.completion.PolicyEngine;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;

/// Numbers for operators.
final class ServeMetrics {
    private final MeterRegistry meters;
    private final Counter promptTokens;
    private final Counter completionTokens;
    private final Timer firstToken;

    /// How a request ended.
    enum Outcome {
        ANSWERED,
        REFUSED,
        FULL,
        CLIENT_GONE,
        FAILED
    }

    ServeMetrics(MeterRegistry meters, PolicyEngine engine) {
        this.meters = meters;
        promptTokens =
                Counter.builder("envtune.policy.prompt.tokens")
                        .description("Tokens of prompts that were accepted")
                        .register(meters);
        completionTokens =
                Counter.builder("envtune.policy.completion.tokens")
                        .description("Tokens that were sampled")
                        .register(meters);
        firstToken =
                Timer.builder("envtune.policy.first.token")
                        .description("From the arrival of a request to the first token of it")
                        .publishPercentileHistogram()
                        .minimumExpectedValue(Duration.ofMillis(1))
                        .maximumExpectedValue(Duration.ofMinutes(2))
                        .register(meters);
        Gauge.builder("envtune.policy.messages.running", engine, PolicyEngine::running)
                .description("Messages that are being sampled")
                .register(meters);
        Gauge.builder("envtune.policy.messages.waiting", engine, PolicyEngine::waiting)
                .description("Messages that wait for a place in the batch")
                .register(meters);
    }

    void accepted(int tokensOfPrompts) {
        promptTokens.increment(tokensOfPrompts);
    }

    void token() {
        completionTokens.increment();
    }

    void firstToken(Duration afterArrival) {
        firstToken.record(afterArrival);
    }

    void ended(Outcome outcome) {
        Counter.builder("envtune.policy.requests")
                .description("Requests for messages, by how they ended")
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(meters)
                .increment();
    }
}
