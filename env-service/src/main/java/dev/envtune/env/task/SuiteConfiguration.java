package dev.envtune.env.task;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class SuiteConfiguration {
    @Bean
    SuiteCatalog suiteCatalog(SuiteRepository repository, Clock clock) {
        return new SuiteCatalog(repository, clock);
    }
}
