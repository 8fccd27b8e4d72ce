package dev.envtune.env;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/// Refuses to serve other machines unless it is asked for: there are no keys yet.
final class LoopbackGuard implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        var host = environment.getProperty("server.address", "");
        var insecure = environment.getProperty("envtune.insecure", Boolean.class, false);
        if (!insecure && !isLoopback(host)) {
            throw new StartUpException(
                    "The address "
                            + host
                            + " can be reached by other machines, and EnvTune has no keys yet: whoever reaches"
                            + " it can play, read and delete everything. Serve 127.0.0.1, or add --insecure"
                            + " if you mean it.");
        }
    }

    private static boolean isLoopback(String host) {
        try {
            return !host.isBlank() && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new StartUpException("There is no address " + host + ".", e);
        }
    }
}
