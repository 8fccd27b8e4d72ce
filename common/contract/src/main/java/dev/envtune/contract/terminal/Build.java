package dev.envtune.contract.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Properties;

/// What this program was built from.
public final class Build {
    private Build() {}

    /// What a command answers to `--version`.
    public static String version() {
        return "EnvTune, commit " + commit();
    }

    /// The abbreviated commit, with `+` where the sources differed from it; `unknown` where there was no
    /// repository.
    public static String commit() {
        var properties = new Properties();
        try (var file = Build.class.getResourceAsStream("/git.properties")) {
            if (file != null) {
                properties.load(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read git.properties", e);
        }
        var dirty = Boolean.parseBoolean(properties.getProperty("git.dirty")) ? "+" : "";
        return properties.getProperty("git.commit.id.abbrev", "unknown") + dirty;
    }
}
