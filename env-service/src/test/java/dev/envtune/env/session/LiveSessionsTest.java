package dev.envtune.env.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class LiveSessionsTest {
    private static final Duration LONG = Duration.ofHours(1);

    @Test
    void put_beyondTheMost_forgetsTheOneUsedLongestAgo() {
        var sessions = new LiveSessions(3, LONG);
        var first = put(sessions, "first");
        var second = put(sessions, "second");
        var third = put(sessions, "third");
        sessions.use("first");

        var fourth = put(sessions, "fourth");

        assertThat(sessions.size()).isEqualTo(3);
        assertThat(sessions.use("first")).isSameAs(first);
        assertThat(sessions.use("third")).isSameAs(third);
        assertThat(sessions.use("fourth")).isSameAs(fourth);
        assertThat(sessions.use("second")).isNotSameAs(second);
    }

    @Test
    void use_unknownBeyondTheMost_forgetsTheOneUsedLongestAgo() {
        var sessions = new LiveSessions(2, LONG);
        var first = put(sessions, "first");
        var second = put(sessions, "second");

        var third = sessions.use("third");

        assertThat(sessions.size()).isEqualTo(2);
        assertThat(sessions.use("second")).isSameAs(second);
        assertThat(sessions.use("third")).isSameAs(third);
        assertThat(sessions.use("first")).isNotSameAs(first);
    }

    @Test
    void use_inPlayAmongManyThatWereUsedMore_isStillThere() {
        var sessions = new LiveSessions(200, LONG);
        for (int i = 0; i < 200; i++) {
            put(sessions, "ended-" + i);
            for (int step = 0; step < 20; step++) {
                sessions.use("ended-" + i);
            }
        }
        for (int round = 0; round < 10; round++) {
            var inPlay = new ArrayList<LiveSession>();
            for (int i = 0; i < 64; i++) {
                inPlay.add(put(sessions, "in-play-%d-%d".formatted(round, i)));
            }
            for (int step = 0; step < 20; step++) {
                for (var session : inPlay) {
                    assertThat(sessions.use(session.id())).isSameAs(session);
                }
            }
        }
    }

    @Test
    void remove_ofAnEarlierSession_leavesTheLaterOneOfTheSameId() {
        var sessions = new LiveSessions(3, LONG);
        var earlier = put(sessions, "session");
        var later = put(sessions, "session");

        sessions.remove(earlier);

        assertThat(sessions.use("session")).isSameAs(later);
        sessions.remove("session");
        assertThat(sessions.use("session")).isNotSameAs(later);
    }

    private static LiveSession put(LiveSessions sessions, String id) {
        var session = new LiveSession(id);
        sessions.put(session);
        return session;
    }
}
