package dev.envtune.env.play;

import dev.envtune.env.task.BfclImporter;
import dev.envtune.env.task.ClasspathSuites;
import dev.envtune.env.task.StarterSuite;
import dev.envtune.env.task.Suite;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The suites that can be read without a service, which never shows ground truth.
public final class LocalSuites {
    public static final String STARTER = "starter";
    public static final String BFCL = "bfcl";

    private LocalSuites() {}

    /// The suite that is meant where none is named.
    ///
    /// @param bfcl the official data, or null where there is none
    public static String preferred(@Nullable Path bfcl) {
        return bfcl == null ? STARTER : BFCL;
    }

    /// @param bfcl the official data
    /// @throws PlayException if the suite cannot be read
    public static Suite load(String name, @Nullable Path bfcl) {
        return switch (name) {
            case STARTER -> StarterSuite.load();
            case BFCL -> {
                if (bfcl == null) {
                    throw new PlayException(
                            "The ground truth of suite bfcl is in the official data only.",
                            "Name the data with --bfcl DIR_OR_WHEEL.");
                }
                yield BfclImporter.read(bfcl).suite();
            }
            default -> {
                var others = ClasspathSuites.names();
                if (!others.contains(name)) {
                    throw new PlayException(
                            "The ground truth of suite " + name + " is not at hand.",
                            "It is for the suites starter and bfcl"
                                    + (others.isEmpty()
                                            ? "."
                                            : ", " + String.join(", ", others) + "."));
                }
                yield ClasspathSuites.load(name);
            }
        };
    }
}
