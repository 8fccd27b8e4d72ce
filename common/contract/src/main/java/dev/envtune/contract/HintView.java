package dev.envtune.contract;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/// The actionable part of augmented feedback.
///
/// @param kind its kind, K1 to K17
/// @param next a call that repairs the failure or begins to, as call text, or null
@JsonInclude(JsonInclude.Include.NON_NULL)
public record HintView(String kind, String text, @Nullable String next) {}
