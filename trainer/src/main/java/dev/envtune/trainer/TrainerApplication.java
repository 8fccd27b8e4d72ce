package dev.envtune.trainer;

import java.util.Map;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;

/// The trainer's database as Spring puts it together.
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan("dev.envtune.trainer.ledger")
public class TrainerApplication {
    /// Connects to the database and brings its schema up to date.
    ///
    /// @param arguments keys of `trainer.yaml`, as in `--spring.datasource.url=...`
    public static ConfigurableApplicationContext start(String... arguments) {
        var application = new SpringApplication(TrainerApplication.class);
        // Not application.yaml: the environment service's would stand beside it on a class path.
        application.setDefaultProperties(Map.of("spring.config.name", "trainer"));
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        // Ctrl-C first ends the run, which then closes the database.
        application.setRegisterShutdownHook(false);
        return application.run(arguments);
    }
}
