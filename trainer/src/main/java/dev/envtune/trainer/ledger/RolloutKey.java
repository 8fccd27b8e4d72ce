package dev.envtune.trainer.ledger;

/// What a rollout of a run is for.
///
/// @param stage from 1
/// @param step of the stage, from 1
/// @param index in the task's group, from 0
public record RolloutKey(int stage, int step, String task, int index) {}
