package dev.envtune.env.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetriesTest {
    private static final HttpHeaders NONE = HttpHeaders.of(Map.of(), (_, _) -> true);
    private final Retries retries =
            new Retries(
                    Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC),
                    (_, _) -> {});

    @Test
    void pause_nothingSaid_doublesUntilTheLastAttempt() {
        assertThat(retries.pause(1, 429, NONE)).isEqualTo(Duration.ofSeconds(1));
        assertThat(retries.pause(4, 500, NONE)).isEqualTo(Duration.ofSeconds(8));
        assertThat(retries.pause(5, 429, NONE)).isNull();
    }

    @Test
    void pause_retryAfter_isSecondsOrADate() {
        assertThat(retries.pause(1, 429, after("30"))).isEqualTo(Duration.ofSeconds(30));
        assertThat(retries.pause(1, 503, after("Sun, 01 Mar 2026 10:00:05 GMT")))
                .isEqualTo(Duration.ofSeconds(5));
        assertThat(retries.pause(1, 503, after("Sun, 01 Mar 2026 09:00:00 GMT")))
                .isEqualTo(Duration.ZERO);
        assertThat(retries.pause(2, 503, after("soon"))).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void pause_longerThanAnybodyWaits_isNone() {
        assertThat(retries.pause(1, 429, after("3600"))).isNull();
    }

    @Test
    void pause_refusal_isNone() {
        assertThat(retries.pause(1, 400, NONE)).isNull();
        assertThat(retries.pause(1, 401, after("1"))).isNull();
    }

    private static HttpHeaders after(String text) {
        return HttpHeaders.of(Map.of("Retry-After", List.of(text)), (_, _) -> true);
    }
}
