package dev.envtune.env;

import dev.envtune.database.ConnectionDetails;
import dev.envtune.env.session.TestDatabase;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ConfigurableApplicationContext;

/// The service in the test's own process, on a free port.
final class Replica implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private static final class Shared {
        static final Replica REPLICA = start(TestDatabase.shared());
    }

    private Replica(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /// One for all tests that want nothing special; it ends with the tests.
    static Replica shared() {
        return Shared.REPLICA;
    }

    static Replica start(ConnectionDetails database, String... keys) {
        var arguments = new ArrayList<>(TestDatabase.keys(database));
        arguments.add("--server.port=0");
        arguments.addAll(List.of(keys));
        return new Replica(ServiceStart.web(arguments, () -> {}));
    }

    ApiClient client() {
        return new ApiClient(
                URI.create(
                        "http://127.0.0.1:"
                                + context.getEnvironment().getProperty("local.server.port")));
    }

    @Override
    public void close() {
        context.close();
    }
}
