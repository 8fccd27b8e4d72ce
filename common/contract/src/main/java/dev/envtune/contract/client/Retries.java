package dev.envtune.contract.client;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// How patiently a request is sent again whose server is overloaded or away: after what the server asks
/// for in `Retry-After`, else after pauses that double, until the patience is over.
///
/// @param patience for one request, from its first attempt to its last
/// @param listener hears of every pause
/// @param sleeper waits
public record Retries(Duration patience, Listener listener, Clock clock, Sleeper sleeper) {
    /// Every request is sent once.
    public static final Retries NONE = new Retries(Duration.ZERO, Listener.NONE);

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    public Retries(Duration patience, Listener listener) {
        this(patience, listener, Clock.systemUTC(), Thread::sleep);
    }

    /// The same with one more who hears of the pauses.
    Retries telling(Listener more) {
        Listener both =
                (problem, pause) -> {
                    more.waiting(problem, pause);
                    listener.waiting(problem, pause);
                };
        return new Retries(patience, both, clock, sleeper);
    }

    /// Hears of every pause, on the thread that pauses. What it throws ends the retries.
    @FunctionalInterface
    public interface Listener {
        Listener NONE = (_, _) -> {};

        /// @param problem why the request was not served
        /// @param pause until it is sent again
        void waiting(String problem, Duration pause);
    }

    /// Waits for the duration.
    @FunctionalInterface
    public interface Sleeper {
        void sleep(Duration pause) throws InterruptedException;
    }

    /// Begins to count the time for one request.
    public Attempts begin() {
        return new Attempts(clock.instant().plus(patience));
    }

    /// The attempts of one request.
    public final class Attempts {
        private final Instant end;
        private Duration next = FIRST_PAUSE;
        private int failed;

        private Attempts(Instant end) {
            this.end = end;
        }

        /// Pauses before the next attempt, unless the patience is over or would be before the time
        /// that the server asks for.
        ///
        /// @param problem why the last attempt failed
        /// @param headers of its answer, if there was one
        /// @return whether there is to be a next attempt
        public boolean pause(String problem, @Nullable HttpHeaders headers)
                throws InterruptedException {
            failed++;
            var now = clock.instant();
            var left = Duration.between(now, end);
            var asked = headers == null ? null : asked(headers, now);
            if (!left.isPositive() || asked != null && asked.compareTo(left) > 0) {
                return false;
            }
            var pause = asked == null ? shorter(next, left) : asked;
            next = shorter(next.multipliedBy(2), LONGEST_PAUSE);
            listener.waiting(problem, pause);
            sleeper.sleep(pause);
            return true;
        }

        /// How many attempts have failed.
        int failed() {
            return failed;
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /// What `Retry-After` says in seconds or as a date (RFC 9110, 10.2.3).
    private static @Nullable Duration asked(HttpHeaders headers, Instant now) {
        var text = headers.firstValue("Retry-After").orElse("").strip();
        try {
            if (text.matches("\\d{1,9}")) {
                return Duration.ofSeconds(Long.parseLong(text));
            }
            var until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            var pause = Duration.between(now, until.toInstant());
            return pause.isNegative() ? Duration.ZERO : pause;
        } catch (DateTimeException _) {
            return null;
        }
    }
}
