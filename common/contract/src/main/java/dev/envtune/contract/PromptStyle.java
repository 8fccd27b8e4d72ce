package dev.envtune.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/// How tools are put before a policy.
public enum PromptStyle {
    /// One line a tool: signature and at most 12 words.
    @JsonProperty("compact")
    COMPACT,
    /// The chat template's own `tools`.
    @JsonProperty("schema")
    SCHEMA,
    /// JSON documents with an indent of 4.
    @JsonProperty("official")
    OFFICIAL
}
