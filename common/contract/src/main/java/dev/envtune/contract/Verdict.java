package dev.envtune.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// The official pass or fail.
///
/// @param errorType why it failed, as the official checker names it (`multi_turn:instance_state_mismatch`), or null
/// @param turn the first failing turn, or null
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Verdict(boolean valid, @Nullable String errorType, @Nullable Integer turn) {
    public static final Verdict VALID = new Verdict(true, null, null);
}
