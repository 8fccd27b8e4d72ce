package dev.envtune.env;

import java.util.List;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/// Starts the service, or fails in words.
final class ServiceStart {
    private ServiceStart() {}

    /// The service, listening.
    ///
    /// @param arguments keys of `application.yaml`, as in `--server.port=0`
    /// @param closed is run when the service has been told to stop
    /// @throws StartUpException with what the user can do about it
    static ConfigurableApplicationContext web(List<String> arguments, Runnable closed) {
        var application = application(WebApplicationType.SERVLET);
        application.addInitializers(new LoopbackGuard());
        application.addListeners((ApplicationListener<ContextClosedEvent>) _ -> closed.run());
        return run(application, arguments);
    }

    /// The same without a port.
    static ConfigurableApplicationContext withoutPort(List<String> arguments) {
        return run(application(WebApplicationType.NONE), arguments);
    }

    private static SpringApplication application(WebApplicationType type) {
        var application = new SpringApplication(ServiceApplication.class);
        application.setWebApplicationType(type);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        return application;
    }

    private static ConfigurableApplicationContext run(
            SpringApplication application, List<String> arguments) {
        try {
            return application.run(arguments.toArray(String[]::new));
        } catch (RuntimeException e) {
            throw StartUpFailure.explain(e)
                    .map(words -> new StartUpException(words, e))
                    .orElseThrow(() -> e);
        }
    }
}
