package dev.envtune.env.session;

import dev.envtune.env.task.SuiteCatalog;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SessionConfiguration {
    @Bean
    SessionMetrics sessionMetrics(MeterRegistry registry) {
        return new SessionMetrics(registry);
    }

    @Bean
    SessionStore sessionStore(
            SessionRepository sessions,
            DataSource database,
            SessionSettings settings,
            SessionMetrics metrics) {
        return new SessionStore(sessions, database, settings, metrics);
    }

    @Bean
    Sessions sessions(
            SuiteCatalog suites,
            SessionStore store,
            SessionMetrics metrics,
            SessionSettings settings,
            SandboxVersion version,
            Clock clock) {
        var starter = new EpisodeStarter(suites, metrics);
        var sessions =
                new Sessions(
                        store,
                        new SessionCreator(suites, store, starter, clock, version.text()),
                        new SessionHistory(store, starter, version.text()),
                        metrics,
                        settings);
        metrics.gauge(sessions::live);
        return sessions;
    }

    @Bean
    SessionLogs sessionLogs(SessionStore store, SuiteCatalog suites) {
        return new SessionLogs(store, suites);
    }

    @Bean
    SessionSweeper sessionSweeper(
            SessionStore store, SessionMetrics metrics, SessionSettings settings) {
        return new SessionSweeper(store, metrics, settings);
    }
}
