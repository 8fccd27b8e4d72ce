package dev.envtune.policy.reference;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The largest difference of one quantity from its reference.
///
/// @param quantity as in `logits` or `grad.model.norm.weight`
/// @param difference absolute; of gradients relative, by norm; of `greedy` the number of tokens
/// @param tolerance what the difference may be at most
/// @param place where it is, empty where there is only one
public record Measure(String quantity, double difference, double tolerance, String place) {
    /// False for a difference that is no number, too.
    @JsonProperty("passes")
    public boolean passes() {
        return difference <= tolerance;
    }
}
