package dev.envtune.bench.service;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.envtune.contract.CreateSession;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.json.JsonMapper;

/// So many sessions at once, each of which begins anew when its script is over. First a closed loop: a session sends
/// a step when the answer to the last one is there. Then at a rate, as agents do that think in between: a request
/// has a time when it is due, and is sent then, or as soon as the last answer is there.
final class Load {
    private static final byte[] NOTHING = {};
    private static final int HEAD_CHARS = 200;
    private static final String EXECUTED = "\"TOOL_RESULTS\"";

    private final URI service;
    private final List<Script> scripts;
    private final int sessions;
    private final String run = UUID.randomUUID().toString().substring(0, 8);

    /// A session and how many of its steps were acknowledged.
    record Played(String id, int steps) {}

    /// @param steps durations of the steps that began and ended in the closed loop's measured time
    /// @param creations the same of the requests that created sessions
    /// @param pacedSteps durations of the steps that were sent and answered in the time at a rate
    /// @param played all sessions, also those of the warm-up
    /// @param errors what went wrong, also in the warm-up; empty if nothing
    record Outcome(
            Latencies steps,
            Latencies creations,
            Latencies pacedSteps,
            List<Played> played,
            List<String> errors) {
        Outcome() {
            this(
                    new Latencies(),
                    new Latencies(),
                    new Latencies(),
                    new ArrayList<>(),
                    new ArrayList<>());
        }
    }

    /// How long the parts of a measurement are.
    ///
    /// @param settling at the rate, before it is measured
    /// @param stepsPerSecond the rate
    record Times(
            Duration warmUp,
            Duration measured,
            Duration settling,
            Duration paced,
            double stepsPerSecond) {
        static Times closedLoop(Duration warmUp, Duration measured) {
            return new Times(warmUp, measured, Duration.ZERO, Duration.ZERO, 1);
        }
    }

    Load(URI service, List<Script> scripts, int sessions) {
        this.service = service;
        this.scripts = List.copyOf(scripts);
        this.sessions = sessions;
    }

    /// Runs for all of the times, and measures in two of them.
    Outcome run(Times times) throws InterruptedException {
        long from = System.nanoTime() + times.warmUp().toNanos();
        var total = new Outcome();
        // Platform threads: the kernel wakes them, which takes less than a poller and a scheduler
        // of the client's own.
        try (var threads = Executors.newFixedThreadPool(sessions)) {
            var workers = new ArrayList<Callable<Outcome>>();
            for (int i = 0; i < sessions; i++) {
                var worker = new Worker(i, from, times);
                workers.add(worker::run);
            }
            for (var ended : threads.invokeAll(workers)) {
                add(total, outcome(ended));
            }
        }
        return total;
    }

    private static Outcome outcome(Future<Outcome> ended) throws InterruptedException {
        try {
            return ended.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a worker of the load failed", e.getCause());
        }
    }

    private static void add(Outcome total, Outcome part) {
        total.steps().add(part.steps());
        total.creations().add(part.creations());
        total.pacedSteps().add(part.pacedSteps());
        total.played().addAll(part.played());
        total.errors().addAll(part.errors());
    }

    /// Removes the sessions again, so that a database in use keeps nothing of the measurement.
    void remove(List<Played> played) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            int share = Math.ceilDiv(Math.max(played.size(), 1), sessions);
            for (int from = 0; from < played.size(); from += share) {
                var part = played.subList(from, Math.min(played.size(), from + share));
                threads.submit(
                        () -> {
                            try (var connection = new Connection(service)) {
                                for (var session : part) {
                                    connection.exchange("DELETE", path(session.id()), NOTHING);
                                }
                            }
                            return null;
                        });
            }
        }
    }

    private static String path(String id) {
        return "/api/v1/sessions/" + id;
    }

    private final class Worker {
        private final int number;
        private final long from;
        private final long until;
        private final long pacedFrom;
        private final long end;
        private final long intervalNanos;
        private long due;
        private final Latencies uncounted = new Latencies();
        private final Outcome outcome = new Outcome();

        Worker(int number, long from, Times times) {
            this.number = number;
            this.from = from;
            this.until = from + times.measured().toNanos();
            this.pacedFrom = until + times.settling().toNanos();
            this.end = pacedFrom + times.paced().toNanos();
            int steps = scripts.getFirst().steps().size();
            double requestsPerSecond = times.stepsPerSecond() * (steps + 1) / steps;
            this.intervalNanos = (long) (1e9 * sessions / requestsPerSecond);
            this.due = until + intervalNanos * number / sessions;
        }

        Outcome run() {
            try (var connection = new Connection(service)) {
                // Workers begin at different scripts, so that neighbours do not play the same task.
                for (int i = 0; isOn() && outcome.errors().isEmpty(); i++) {
                    play(connection, i);
                }
            } catch (IOException e) {
                outcome.errors().add("session " + number + ": " + e.getMessage());
            }
            return outcome;
        }

        private void play(Connection connection, int round) throws IOException {
            var script = scripts.get((number + round * sessions) % scripts.size());
            var id = "bench-%s-%d-%d".formatted(run, number, round);
            var create = new CreateSession(id, script.suite(), script.task(), null, null);
            var body = JsonMapper.shared().writeValueAsString(create).getBytes(UTF_8);
            if (!timed(connection, "/api/v1/sessions", body, outcome.creations(), uncounted, "")) {
                return;
            }
            int acknowledged = 0;
            for (var step : script.steps()) {
                var expected = step.executes() ? EXECUTED : "";
                if (!isOn()
                        || !timed(
                                connection,
                                path(id) + "/steps",
                                step.body(),
                                outcome.steps(),
                                outcome.pacedSteps(),
                                expected)) {
                    break;
                }
                acknowledged++;
            }
            outcome.played().add(new Played(id, acknowledged));
        }

        /// Sends one request, when it is due; counts it if it lay in a measured time.
        ///
        /// @param latencies of the closed loop
        /// @param paced of the time at a rate
        /// @param expected what the beginning of the answer must hold
        /// @return whether the answer is what it should be
        private boolean timed(
                Connection connection,
                String path,
                byte[] body,
                Latencies latencies,
                Latencies paced,
                String expected)
                throws IOException {
            long begun = begin();
            var answer = connection.exchange("POST", path, body);
            long ended = System.nanoTime();
            int shown = Math.min(answer.body().length, HEAD_CHARS);
            var head = new String(answer.body(), 0, shown, ISO_8859_1);
            if (answer.status() >= 300 || !head.contains(expected)) {
                outcome.errors().add("%s: status %d, %s".formatted(path, answer.status(), head));
                return false;
            }
            if (begun >= from && ended <= until) {
                latencies.record(ended - begun);
            } else if (begun >= pacedFrom && ended <= end) {
                paced.record(ended - begun);
            }
            return true;
        }

        /// When the next request begins: now, or at a rate not before it is due, for which this waits.
        private long begin() {
            long now = System.nanoTime();
            if (now < until || end == until) {
                return now;
            }
            for (; now < due; now = System.nanoTime()) {
                LockSupport.parkNanos(due - now);
            }
            due += intervalNanos;
            return now;
        }

        private boolean isOn() {
            return System.nanoTime() < end;
        }
    }
}
