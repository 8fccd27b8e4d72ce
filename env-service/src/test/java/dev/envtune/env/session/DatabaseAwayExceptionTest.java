package dev.envtune.env.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseAwayExceptionTest {
    @ParameterizedTest
    @ValueSource(strings = {"08006", "53300", "57P01", "40001"})
    void isReasonOf_connectionOrServerThatGoes_isTrue(String state) {
        assertThat(DatabaseAwayException.isReasonOf(wrapped(new SQLException("x", state))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"23505", "42P01", "22021", ""})
    void isReasonOf_statementThatIsRefused_isFalse(String state) {
        assertThat(DatabaseAwayException.isReasonOf(wrapped(new SQLException("x", state))))
                .isFalse();
    }

    @Test
    void isReasonOf_whatThePoolSays_isTrue() {
        assertThat(DatabaseAwayException.isReasonOf(new SQLException("Connection is closed")))
                .isTrue();
        assertThat(
                        DatabaseAwayException.isReasonOf(
                                new SQLTransientConnectionException("timed out")))
                .isTrue();
        assertThat(
                        DatabaseAwayException.isReasonOf(
                                new DatabaseAwayException(Duration.ofSeconds(1))))
                .isTrue();
    }

    @Test
    void isReasonOf_anythingElse_isFalse() {
        assertThat(DatabaseAwayException.isReasonOf(wrapped(new IllegalStateException())))
                .isFalse();
        assertThat(DatabaseAwayException.isReasonOf(null)).isFalse();
    }

    private static RuntimeException wrapped(Exception cause) {
        return new IllegalArgumentException("around it", new RuntimeException(cause));
    }
}
