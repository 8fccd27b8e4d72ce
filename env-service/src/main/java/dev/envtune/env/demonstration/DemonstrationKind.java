package dev.envtune.env.demonstration;

import java.util.Locale;

/// What demonstrations are of.
enum DemonstrationKind {
    /// A request or two, with a few tools offered.
    DRILL;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
