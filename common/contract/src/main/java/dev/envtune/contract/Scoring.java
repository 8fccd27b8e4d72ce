package dev.envtune.contract;

/// How turns are scored and which of the released interaction's quirks hold.
public enum Scoring {
    /// Ground truth always runs when a turn ends; progress counts every turn of the task.
    FULL,
    /// As the released code does, quirks included.
    RELEASED,
    /// As the leaderboard plays: up to 21 steps with calls a turn, what holds no calls ends the turn, and
    /// calls are executed in every turn. Turns are scored as in `FULL`; after 21 steps with calls the
    /// session ends.
    OFFICIAL
}
