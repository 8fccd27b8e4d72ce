package dev.envtune.worker.serve;

import dev.envtune.worker.completion.PolicyEngine;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// The server as Spring puts it together: only the parts that it needs, whatever else is on the class
/// path.
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    LifecycleAutoConfiguration.class,
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class
})
@Import({OpenAiController.class, OperatorController.class, ApiErrors.class})
class ServeApplication {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    PrometheusMeterRegistry meters() {
        return new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    }

    @Bean
    ServeMetrics serveMetrics(PrometheusMeterRegistry meters, PolicyEngine engine) {
        return new ServeMetrics(meters, engine);
    }

    /// Refuses whoever does not show the key.
    @Bean
    WebMvcConfigurer keys(ServeSettings settings) {
        return new WebMvcConfigurer() {
            @Override
            public void addInterceptors(InterceptorRegistry registry) {
                var key = settings.key();
                if (key != null) {
                    registry.addInterceptor(new KeyCheck(key)).addPathPatterns("/v1/**");
                }
            }
        };
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> valves() {
        return factory -> {
            factory.addEngineValves(new ClientPresence());
            factory.addContextCustomizers(
                    context ->
                            context.getParent().getPipeline().addValve(new ErrorDocumentValve()));
        };
    }
}
