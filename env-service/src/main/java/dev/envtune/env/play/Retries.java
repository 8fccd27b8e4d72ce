package dev.envtune.env.play;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// When to ask an overloaded server again: after what it says in `Retry-After`, else after 1, 2, 4, 8
/// seconds, and not more than five times in all.
///
/// @param sleeper waits for the duration; gets the status as the reason
record Retries(Clock clock, BiConsumer<Duration, Integer> sleeper) {
    private static final int ATTEMPTS = 5;
    private static final Duration LONGEST = Duration.ofMinutes(2);

    /// Waits for real, and says so.
    static Retries announcedTo(Display display) {
        return new Retries(
                Clock.systemUTC(),
                (pause, status) -> {
                    display.say(
                            "(status %d; asking again in %d s)"
                                    .formatted(status, pause.toSeconds()));
                    try {
                        Thread.sleep(pause);
                    } catch (InterruptedException _) {
                        Thread.currentThread().interrupt();
                        throw new PlayException("Interrupted", "Start again.");
                    }
                });
    }

    /// How long to wait before the next attempt, or null where there is to be none.
    ///
    /// @param attempt that failed, from 1
    @Nullable Duration pause(int attempt, int status, HttpHeaders headers) {
        boolean overloaded = status == 429 || status >= 500 && status != 501;
        if (!overloaded || attempt >= ATTEMPTS) {
            return null;
        }
        var asked = headers.firstValue("Retry-After").map(this::asked).orElse(null);
        if (asked == null) {
            return Duration.ofSeconds(1L << (attempt - 1));
        }
        return asked.compareTo(LONGEST) > 0 ? null : asked;
    }

    /// Seconds or a date (RFC 9110, 10.2.3).
    private @Nullable Duration asked(String retryAfter) {
        var text = retryAfter.strip();
        try {
            if (text.matches("\\d{1,9}")) {
                return Duration.ofSeconds(Long.parseLong(text));
            }
            var until = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
            var pause = Duration.between(clock.instant(), until.toInstant());
            return pause.isNegative() ? Duration.ZERO : pause;
        } catch (DateTimeException _) {
            return null;
        }
    }

    void sleep(Duration pause, int status) {
        sleeper.accept(pause, status);
    }
}
