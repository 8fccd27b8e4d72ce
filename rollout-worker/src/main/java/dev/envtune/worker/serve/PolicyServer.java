package dev.envtune.worker.serve;

import dev.envtune.worker.completion.PolicyEngine;
import java.net.BindException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.CountDownLatch;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;

/// A policy being served.
public final class PolicyServer implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final CountDownLatch closed;
    private final URI address;

    private PolicyServer(
            ConfigurableApplicationContext context, CountDownLatch closed, URI address) {
        this.context = context;
        this.closed = closed;
        this.address = address;
    }

    /// Starts to listen. On SIGTERM and Ctrl-C requests under way may finish, within limits.
    ///
    /// @param engine stays open when the server is closed
    /// @throws ServeException with what can be done about it
    public static PolicyServer start(ServeSettings settings, PolicyEngine engine) {
        requireSafe(settings);
        var closed = new CountDownLatch(1);
        var application = new SpringApplication(ServeApplication.class);
        application.setWebApplicationType(WebApplicationType.SERVLET);
        application.setBannerMode(Banner.Mode.OFF);
        application.setLogStartupInfo(false);
        application.addInitializers(
                context -> {
                    var beans = context.getBeanFactory();
                    beans.registerSingleton("serveSettings", settings);
                    beans.registerSingleton("policyEngine", engine);
                });
        application.addListeners((ApplicationListener<ContextClosedEvent>) _ -> closed.countDown());
        try {
            var context =
                    application.run(
                            // Not application.yaml: that of another program may be on the class
                            // path.
                            "--spring.config.name=serve-policy",
                            "--server.address=" + settings.host(),
                            "--server.port=" + settings.port(),
                            "--server.tomcat.threads.max=" + settings.threads());
            return new PolicyServer(context, closed, address(settings, context));
        } catch (RuntimeException e) {
            throw explained(settings, e);
        }
    }

    private static void requireSafe(ServeSettings settings) {
        boolean loopback;
        try {
            loopback = InetAddress.getByName(settings.host()).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new ServeException("There is no address " + settings.host() + ".", e);
        }
        if (!loopback && settings.key() == null && !settings.insecure()) {
            throw new ServeException(
                    "The address %s can be reached by other machines, and no key is set: whoever reaches it can use the policy. Set a key in the variable %s, serve 127.0.0.1, or add --insecure if you mean it."
                            .formatted(settings.host(), ServePolicyCommand.KEY_VARIABLE),
                    null);
        }
    }

    private static RuntimeException explained(ServeSettings settings, RuntimeException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException) {
                return new ServeException(
                        "Port %d of %s is in use. Stop what listens there, or choose another with --port."
                                .formatted(settings.port(), settings.host()),
                        failure);
            }
            if (cause instanceof BindException) {
                return new ServeException(
                        "Cannot listen at %s:%d: %s. Choose another with --host and --port."
                                .formatted(settings.host(), settings.port(), cause.getMessage()),
                        failure);
            }
        }
        return failure;
    }

    private static URI address(ServeSettings settings, ConfigurableApplicationContext context) {
        var port = context.getEnvironment().getRequiredProperty("local.server.port");
        var host = settings.host();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
    }

    /// Where it listens.
    public URI address() {
        return address;
    }

    /// Returns when the server has been told to stop.
    public void awaitClosed() throws InterruptedException {
        closed.await();
    }

    /// Lets requests under way finish, within limits.
    @Override
    public void close() {
        context.close();
    }
}
