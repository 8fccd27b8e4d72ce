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
import tools.jackson.databind.json.JsonMapper;

/// A closed loop: so many sessions at once, each sends a step when the answer to the last one is there,
/// and begins anew when its script is over.
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

    /// @param steps durations of the steps that began and ended in the measured time
    /// @param creations the same of the requests that created sessions
    /// @param played all sessions, also those of the warm-up
    /// @param errors what went wrong, also in the warm-up; empty if nothing
    record Outcome(
            Latencies steps, Latencies creations, List<Played> played, List<String> errors) {}

    Load(URI service, List<Script> scripts, int sessions) {
        this.service = service;
        this.scripts = List.copyOf(scripts);
        this.sessions = sessions;
    }

    /// Runs for the time of both, and measures in the second.
    Outcome run(Duration warmUp, Duration measured) throws InterruptedException {
        long from = System.nanoTime() + warmUp.toNanos();
        long until = from + measured.toNanos();
        var total =
                new Outcome(new Latencies(), new Latencies(), new ArrayList<>(), new ArrayList<>());
        // Platform threads: the kernel wakes them, which takes less than a poller and a scheduler
        // of the client's own.
        try (var threads = Executors.newFixedThreadPool(sessions)) {
            var workers = new ArrayList<Callable<Outcome>>();
            for (int i = 0; i < sessions; i++) {
                var worker = new Worker(i, from, until);
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
        private final Outcome outcome =
                new Outcome(new Latencies(), new Latencies(), new ArrayList<>(), new ArrayList<>());

        Worker(int number, long from, long until) {
            this.number = number;
            this.from = from;
            this.until = until;
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
            if (!timed(connection, "/api/v1/sessions", body, outcome.creations(), "")) {
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
                                expected)) {
                    break;
                }
                acknowledged++;
            }
            outcome.played().add(new Played(id, acknowledged));
        }

        /// Sends one request; counts it if it lay in the measured time.
        ///
        /// @param expected what the beginning of the answer must hold
        /// @return whether the answer is what it should be
        private boolean timed(
                Connection connection,
                String path,
                byte[] body,
                Latencies latencies,
                String expected)
                throws IOException {
            long begun = System.nanoTime();
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
            }
            return true;
        }

        private boolean isOn() {
            return System.nanoTime() < until;
        }
    }
}
