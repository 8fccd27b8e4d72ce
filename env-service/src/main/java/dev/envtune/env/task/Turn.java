package dev.envtune.env.task;

import java.util.List;

/// One user request of a task.
///
/// @param userText what the user says; empty in a reveal turn, where held-out tools take its place
/// @param groundTruth the calls that fulfil it, as Python call strings; empty where the policy is to
///     answer that a tool or a value is missing
public record Turn(String userText, List<String> groundTruth) {
    public Turn {
        groundTruth = List.copyOf(groundTruth);
    }
}
