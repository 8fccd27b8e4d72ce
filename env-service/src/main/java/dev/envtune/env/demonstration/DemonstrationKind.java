package dev.envtune.env.demonstration;

import java.util.Locale;

/// What demonstrations are of.
enum DemonstrationKind {
    /// A request or two, with a few tools offered.
    DRILL,
    /// Whole sessions of a few turns, with all tools of their domains.
    EPISODE;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
