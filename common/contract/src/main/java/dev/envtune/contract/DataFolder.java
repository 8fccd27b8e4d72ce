package dev.envtune.contract;

import java.nio.file.Path;

/// Where EnvTune keeps its data on this machine.
public final class DataFolder {
    private static final String VARIABLE = "ENVTUNE_HOME";

    private DataFolder() {}

    /// `$ENVTUNE_HOME`, by default `~/.envtune`.
    public static Path path() {
        var home = System.getenv(VARIABLE);
        return home == null || home.isEmpty()
                ? Path.of(System.getProperty("user.home"), ".envtune")
                : Path.of(home);
    }
}
