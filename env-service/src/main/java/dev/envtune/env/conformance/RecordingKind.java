package dev.envtune.env.conformance;

import dev.envtune.env.session.PlayableTasks;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// What a recording holds, and how one row of it is played.
public enum RecordingKind {
    REPLAY(ReplayRow::differences),
    CALLS(CallsRow::differences),
    VERDICTS(VerdictRow::differences),
    EPISODES(EpisodeRow::differences),
    FORMATS((row, _) -> FormatRow.differences(row));

    private final Player player;

    RecordingKind(Player player) {
        this.player = player;
    }

    /// Plays one row on fresh state.
    public List<Difference> play(JsonNode row, PlayableTasks tasks) {
        return player.play(row, tasks);
    }

    @FunctionalInterface
    private interface Player {
        List<Difference> play(JsonNode row, PlayableTasks tasks);
    }
}
