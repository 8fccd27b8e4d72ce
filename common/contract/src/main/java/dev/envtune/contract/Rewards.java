package dev.envtune.contract;

/// Rewards of an episode (spec/bfcl-protocol.md 5.3).
///
/// @param progress mean turn score, in [0, 1]; over all turns of the task, or in `RELEASED` over the turns reached
/// @param format share of messages without a format error, in [0, 1]
/// @param toolCall share of executed messages in which no call raised, in [0, 1]
/// @param called whether any call was executed
public record Rewards(double progress, double format, double toolCall, boolean called) {
    /// The reward of the first stage, in [0, 2].
    public double formatReward() {
        return called ? format + toolCall : 0;
    }
}
