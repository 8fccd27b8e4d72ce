package dev.envtune.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;

/// The four kinds of tasks, by their official spelling.
public enum Category {
    BASE("base"),
    MISS_FUNC("miss_func"),
    MISS_PARAM("miss_param"),
    LONG_CONTEXT("long_context");

    private final String label;

    Category(String label) {
        this.label = label;
    }

    @JsonValue
    public String label() {
        return label;
    }

    /// @throws IllegalArgumentException for another label, naming the legal ones
    @JsonCreator
    public static Category of(String label) {
        return Arrays.stream(values())
                .filter(category -> category.label.equals(label))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "no category '"
                                                + label
                                                + "'; there are base, miss_func, miss_param and"
                                                + " long_context"));
    }
}
