package dev.envtune.env.session;

import dev.envtune.contract.ObservationKind;
import dev.envtune.env.sandbox.Outcome;
import dev.envtune.env.sandbox.ToolResult;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// What the service counts. A replay counts nothing.
final class SessionMetrics {
    /// The domain of a call that names no tool.
    private static final String NO_DOMAIN = "none";

    private final MeterRegistry registry;
    private final Counter created;
    private final Counter repeated;
    private final Counter terminated;
    private final Counter deleted;
    private final Counter expired;
    private final List<Counter> steps;
    private final Map<String, Timer> calls = new ConcurrentHashMap<>();
    private final Map<Failed, Counter> failures = new ConcurrentHashMap<>();
    private final Timer commits;
    private final DistributionSummary batches;

    private record Failed(String domain, String cause) {}

    /// Work on the database.
    @FunctionalInterface
    interface Commit<T> {
        List<T> run() throws SQLException;
    }

    SessionMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.created =
                // Prometheus keeps the ending "created" for itself.
                Counter.builder("envtune.sessions.started")
                        .description("sessions created by this process")
                        .register(registry);
        this.terminated = ended("terminated");
        this.deleted = ended("deleted");
        this.expired = ended("expired");
        this.steps =
                Arrays.stream(ObservationKind.values()).map(kind -> steps(kind.name())).toList();
        this.repeated = steps("REPEATED");
        this.commits =
                Timer.builder("envtune.log.commits")
                        .description("commits of the step log")
                        .publishPercentileHistogram()
                        .minimumExpectedValue(Duration.ofNanos(100_000))
                        .maximumExpectedValue(Duration.ofSeconds(10))
                        .register(registry);
        this.batches =
                DistributionSummary.builder("envtune.log.batch")
                        .baseUnit("steps")
                        .description("steps in one commit")
                        .register(registry);
    }

    private Counter ended(String reason) {
        return Counter.builder("envtune.sessions.ended")
                .description("sessions that reached their end or were removed by this process")
                .tag("reason", reason)
                .register(registry);
    }

    private Counter steps(String kind) {
        return Counter.builder("envtune.steps")
                .description("steps taken, by what they led to; REPEATED were taken before")
                .tag("kind", kind)
                .register(registry);
    }

    /// @param live counts the sessions in memory
    void gauge(Supplier<Number> live) {
        Gauge.builder("envtune.sessions.active", live)
                .description("sessions in the memory of this process")
                .register(registry);
    }

    void created() {
        created.increment();
    }

    void deleted() {
        deleted.increment();
    }

    void expired(int sessions) {
        expired.increment(sessions);
    }

    void repeated() {
        repeated.increment();
    }

    void stepped(ObservationKind kind) {
        steps.get(kind.ordinal()).increment();
        if (kind.endsSession()) {
            terminated.increment();
        }
    }

    void called(Outcome outcome, long nanos) {
        var tool = outcome.tool();
        var domain = tool == null ? NO_DOMAIN : tool.domain();
        calls.computeIfAbsent(domain, this::calls).record(nanos, TimeUnit.NANOSECONDS);
        if (outcome.result() instanceof ToolResult.Failed(var failure)) {
            failures.computeIfAbsent(new Failed(domain, failure.cause().name()), this::failures)
                    .increment();
        }
    }

    private Timer calls(String domain) {
        return Timer.builder("envtune.calls")
                .description("tool calls")
                .tag("domain", domain)
                .publishPercentileHistogram()
                .minimumExpectedValue(Duration.ofNanos(1_000))
                .maximumExpectedValue(Duration.ofSeconds(1))
                .register(registry);
    }

    private Counter failures(Failed failed) {
        return Counter.builder("envtune.call.failures")
                .description("failed tool calls, by cause")
                .tag("domain", failed.domain())
                .tag("cause", failed.cause())
                .register(registry);
    }

    <T> List<T> commit(int rows, Commit<T> commit) throws SQLException {
        long begun = System.nanoTime();
        var outcomes = commit.run();
        commits.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
        batches.record(rows);
        return outcomes;
    }
}
