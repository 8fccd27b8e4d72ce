package dev.envtune.contract;

/// How turns are scored and which of the released interaction's quirks hold.
public enum Scoring {
    /// Ground truth always runs when a turn ends; progress counts every turn of the task.
    FULL,
    /// As the released code does, quirks included.
    RELEASED
}
