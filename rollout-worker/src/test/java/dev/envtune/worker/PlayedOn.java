package dev.envtune.worker;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.envtune.contract.client.EnvClient;
import dev.envtune.contract.client.Retries;
import dev.envtune.contract.client.ServiceProcess;
import dev.envtune.database.ThrowawayDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An environment service with a database of its own, for a test to play on.
public final class PlayedOn implements AutoCloseable {
    private static final Path BESIDE = Path.of("../../shared/bfcl").toAbsolutePath().normalize();

    private final ThrowawayDatabase database;
    private final ServiceProcess service;
    private final EnvClient client;

    private PlayedOn(ThrowawayDatabase database, ServiceProcess service) {
        this.database = database;
        this.service = service;
        this.client = new EnvClient(service.address(), Retries.NONE);
    }

    /// @param options of `serve`
    public static PlayedOn start(List<String> options) {
        var database = ThrowawayDatabase.start();
        var all = new ArrayList<>(options);
        all.add("--spring.datasource.url=" + database.details().jdbcUrl());
        all.add("--spring.datasource.username=" + database.details().user());
        all.add("--spring.datasource.password=" + database.details().password());
        try {
            return new PlayedOn(database, ServiceProcess.start(all));
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    /// The official data, which is not ours to bundle, where it is at hand.
    public static Optional<Path> officialData() {
        var home = System.getenv("BFCL_HOME");
        var folder = home != null ? Path.of(home) : BESIDE;
        return Optional.of(folder).filter(found -> Files.isDirectory(found.resolve("data")));
    }

    /// Skips the test where there is none.
    public static Path requiredOfficialData() {
        var found = officialData();
        assumeTrue(found.isPresent(), "no official data: neither BFCL_HOME nor " + BESIDE);
        return found.orElseThrow();
    }

    public EnvClient client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
        service.close();
        database.close();
    }
}
