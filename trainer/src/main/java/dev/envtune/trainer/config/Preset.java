package dev.envtune.trainer.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A configuration that comes with the trainer (spec/episode.md, "Stages, rewards, presets"). Each but
/// `PAPER` names only what differs from what it is laid over.
public enum Preset {
    /// The four stages with the hyperparameters that the paper's configuration intends.
    PAPER,
    /// The same algorithm at a size for two cores.
    DEMO,
    /// What the released code really does.
    RELEASE_COMPAT,
    /// One stage: all tasks, standard feedback, progress.
    DIRECT,
    /// Standard feedback in every stage.
    NO_AUGMENTATION,
    /// Nothing but whole episodes earn, from the second stage on.
    BINARY_REWARD;

    public String label() {
        return Kind.Choice.label(name());
    }

    static Optional<Preset> of(String label) {
        return Arrays.stream(values()).filter(preset -> preset.label().equals(label)).findFirst();
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(Preset::label).toList();
    }
}
