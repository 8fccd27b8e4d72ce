package dev.envtune.contract.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RetriesTest {
    private final ManualTime time = new ManualTime();
    private final List<String> heard = new ArrayList<>();

    @Test
    void pause_nothingAsked_doublesUpToTenSecondsAndEndsWithThePatience()
            throws InterruptedException {
        var attempts = patient(Duration.ofSeconds(30)).begin();
        while (attempts.pause("away", null)) {}
        assertThat(time.pauses)
                .extracting(Duration::toMillis)
                .containsExactly(500L, 1000L, 2000L, 4000L, 8000L, 10_000L, 4500L);
        assertThat(attempts.failed()).isEqualTo(8);
        assertThat(heard).hasSize(7).contains("away PT0.5S", "away PT10S");
    }

    @Test
    void pause_attemptsThatTakeTheirTime_countToo() throws InterruptedException {
        var attempts = patient(Duration.ofSeconds(30)).begin();
        time.pass(Duration.ofSeconds(30));
        assertThat(attempts.pause("away", null)).isFalse();
    }

    @Test
    void pause_retryAfter_isSecondsOrADate() throws InterruptedException {
        var attempts = patient(Duration.ofSeconds(60)).begin();
        attempts.pause("full", after("30"));
        attempts.pause("full", after("Sun, 01 Mar 2026 10:00:35 GMT"));
        attempts.pause("full", after("Sun, 01 Mar 2026 09:00:00 GMT"));
        attempts.pause("full", after("soon"));
        assertThat(time.pauses)
                .extracting(Duration::toMillis)
                .containsExactly(30_000L, 5000L, 0L, 4000L);
    }

    @Test
    void pause_askedForLongerThanThePatience_givesUpAtOnce() throws InterruptedException {
        var attempts = patient(Duration.ofSeconds(60)).begin();
        assertThat(attempts.pause("full", after("61"))).isFalse();
        assertThat(time.pauses).isEmpty();
    }

    @Test
    void pause_noPatience_isNone() throws InterruptedException {
        assertThat(Retries.NONE.begin().pause("away", null)).isFalse();
    }

    @Test
    void pause_listenerThrows_doesNotSleep() {
        var retries =
                new Retries(
                        Duration.ofSeconds(1),
                        (_, _) -> {
                            throw new IllegalStateException("enough");
                        },
                        time,
                        time);
        assertThatIllegalStateException().isThrownBy(() -> retries.begin().pause("away", null));
        assertThat(time.pauses).isEmpty();
    }

    @Test
    void waiting_manyRequests_isSaidNowAndThen() {
        var notice = new WaitingNotice("the environment service", heard::add, time);
        for (int second = 0; second < 25; second++) {
            notice.waiting("full", Duration.ofSeconds(1));
            time.pass(Duration.ofSeconds(1));
        }
        assertThat(heard).hasSize(3).containsOnly("waiting for the environment service ... (full)");
    }

    private Retries patient(Duration patience) {
        return new Retries(
                patience, (problem, pause) -> heard.add(problem + " " + pause), time, time);
    }

    private static HttpHeaders after(String text) {
        return HttpHeaders.of(Map.of("Retry-After", List.of(text)), (_, _) -> true);
    }
}
