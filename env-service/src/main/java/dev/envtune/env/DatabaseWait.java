package dev.envtune.env;

import java.io.PrintStream;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/// Waits at the start until the database answers, and says so.
final class DatabaseWait {
    private static final Duration BETWEEN_ATTEMPTS = Duration.ofMillis(250);
    private static final Duration BETWEEN_WORDS = Duration.ofSeconds(3);
    private static final String ATTEMPT_SECONDS = "3";

    /// What time does not mend: a wrong password, a wrong name of a database or user.
    private static final String WRONG_LOGIN = "28";

    private static final String NO_SUCH_DATABASE = "3D000";

    private final String url;
    private final Duration limit;
    private final PrintStream progress;

    DatabaseWait(String url, Duration limit, PrintStream progress) {
        this.url = url;
        this.limit = limit;
        this.progress = progress;
    }

    /// @throws StartUpException if the database does not answer in time, or refuses
    void untilReady(String user, String password) {
        if (url.isBlank()) {
            throw new StartUpException(
                    "No database is configured. ./envtune serve starts one by itself; otherwise set"
                            + " ENVTUNE_DB_URL (jdbc:postgresql://HOST:PORT/NAME), ENVTUNE_DB_USER and"
                            + " ENVTUNE_DB_PASSWORD.");
        }
        var login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        login.setProperty("connectTimeout", ATTEMPT_SECONDS);
        login.setProperty("loginTimeout", ATTEMPT_SECONDS);
        long begun = System.nanoTime();
        long told = begun;
        while (true) {
            try (var _ = DriverManager.getConnection(url, login)) {
                return;
            } catch (SQLException e) {
                var waited = Duration.ofNanos(System.nanoTime() - begun);
                refuseIfFinal(e, waited);
                if (System.nanoTime() - told >= BETWEEN_WORDS.toNanos()) {
                    told = System.nanoTime();
                    progress.printf(
                            "waiting for the database at %s: %d s of %d s (%s)%n",
                            place(), waited.toSeconds(), limit.toSeconds(), reason(e));
                }
                pause();
            }
        }
    }

    private void refuseIfFinal(SQLException e, Duration waited) {
        var state = String.valueOf(e.getSQLState());
        if (state.startsWith(WRONG_LOGIN) || state.equals(NO_SUCH_DATABASE)) {
            throw new StartUpException(
                    "The database at "
                            + place()
                            + " refuses: "
                            + reason(e)
                            + ". Check ENVTUNE_DB_URL, ENVTUNE_DB_USER and ENVTUNE_DB_PASSWORD.",
                    e);
        }
        if (waited.compareTo(limit) >= 0) {
            throw new StartUpException(
                    "The database at "
                            + place()
                            + " does not answer within "
                            + limit.toSeconds()
                            + " s ("
                            + reason(e)
                            + "). Look whether it runs (./envtune db status), or name another one with"
                            + " ENVTUNE_DB_URL.",
                    e);
        }
    }

    /// The address without parameters, which may hold a password.
    private String place() {
        int parameters = url.indexOf('?');
        return parameters < 0 ? url : url.substring(0, parameters);
    }

    private String reason(SQLException e) {
        var words = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        return words.replace(url, place());
    }

    private static void pause() {
        try {
            Thread.sleep(BETWEEN_ATTEMPTS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartUpException("Interrupted while waiting for the database.", e);
        }
    }
}
