package dev.envtune.env;

import com.zaxxer.hikari.HikariDataSource;
import dev.envtune.env.session.SandboxVersion;
import dev.envtune.env.session.SessionSettings;
import dev.envtune.env.session.WireFormat;
import dev.envtune.env.task.SuiteCatalog;
import java.time.Clock;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.info.GitProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import tools.jackson.databind.json.JsonMapper;

/// The service as Spring puts it together.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(ServiceSettings.class)
@ComponentScan({"dev.envtune.env.api", "dev.envtune.env.session", "dev.envtune.env.task"})
class ServiceApplication {
    /// A pool for a database that answers.
    @Bean
    @ConfigurationProperties("spring.datasource.hikari")
    HikariDataSource dataSource(DataSourceProperties database, ServiceSettings settings) {
        var url = Objects.requireNonNullElse(database.getUrl(), "");
        new DatabaseWait(url, settings.database().startLimit(), System.err)
                .untilReady(
                        Objects.requireNonNullElse(database.getUsername(), ""),
                        Objects.requireNonNullElse(database.getPassword(), ""));
        return database.initializeDataSourceBuilder().type(HikariDataSource.class).build();
    }

    @Bean
    SessionSettings sessionSettings(ServiceSettings settings) {
        return settings.session();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    JsonMapper jsonMapper() {
        return WireFormat.mapper()
                .rebuild()
                .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
                .build();
    }

    @Bean
    SuiteImport suiteImport(ServiceSettings settings, SuiteCatalog catalog) {
        return new SuiteImport(settings, catalog);
    }

    @Bean
    SandboxVersion sandboxVersion(ObjectProvider<GitProperties> git) {
        var commit = git.getIfAvailable();
        var id = commit == null ? null : commit.getShortCommitId();
        return new SandboxVersion(Objects.requireNonNullElse(id, "unknown"));
    }
}
