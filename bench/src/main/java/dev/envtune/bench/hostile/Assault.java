package dev.envtune.bench.hostile;

import com.sun.management.ThreadMXBean;
import dev.envtune.contract.Feedback;
import dev.envtune.contract.Scoring;
import dev.envtune.contract.StepRequest;
import dev.envtune.env.api.RequestBodies;
import dev.envtune.env.api.TooLargeException;
import dev.envtune.env.session.CallListener;
import dev.envtune.env.session.Episode;
import dev.envtune.env.session.InvalidRequestException;
import dev.envtune.env.session.WireFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import tools.jackson.core.JacksonException;

/// Takes hostile steps as the service does (read, play, write; all but the database) and measures them.
final class Assault {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Episode.Options options;
    private long written;

    /// What became of a step.
    sealed interface Outcome {
        /// The time and the bytes that the step allocated.
        record Taken(double millis, long bytes) implements Outcome {}

        /// Refused with words: beyond a limit or no request at all.
        record Refused(String reason, double millis, long bytes) implements Outcome {}

        /// An exception that nobody expects.
        record Broken(RuntimeException failure) implements Outcome {}
    }

    Assault(Instant created) {
        this.options = new Episode.Options(Feedback.AUGMENTED, Scoring.FULL, created);
    }

    Outcome run(Attack attack) {
        var body = WireFormat.mapper().writeValueAsBytes(attack.step());
        long begun = 0;
        long allocated = 0;
        try {
            var episode = new Episode(attack.task(), options, CallListener.NONE);
            for (var step : attack.preparation()) {
                episode.step(step);
            }
            begun = System.nanoTime();
            allocated = THREADS.getCurrentThreadAllocatedBytes();
            var response = take(episode, body);
            long bytes = THREADS.getCurrentThreadAllocatedBytes() - allocated;
            double millis = millisSince(begun);
            written += response.length();
            return new Outcome.Taken(millis, bytes);
        } catch (TooLargeException | InvalidRequestException | JacksonException e) {
            return new Outcome.Refused(
                    String.valueOf(e.getMessage()),
                    millisSince(begun),
                    THREADS.getCurrentThreadAllocatedBytes() - allocated);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException e) {
            return new Outcome.Broken(e);
        }
    }

    /// What the service does with a step: the body is read and checked, hashed for the log, played, and
    /// the response written.
    private static String take(Episode episode, byte[] body) throws IOException {
        var received = RequestBodies.step(new ByteArrayInputStream(body), body.length);
        StepRequest request = received.request();
        var response = episode.step(request);
        received.bodySha256();
        return WireFormat.mapper().writeValueAsString(response);
    }

    private static double millisSince(long begun) {
        return (System.nanoTime() - begun) / 1e6;
    }

    /// Characters of all responses, so that none is left out as unused.
    long written() {
        return written;
    }
}
