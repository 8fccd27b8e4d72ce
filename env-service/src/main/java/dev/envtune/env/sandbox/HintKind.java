package dev.envtune.env.sandbox;

import org.jspecify.annotations.Nullable;

/// The kinds of hints (K1 to K17 of the taxonomy), by which feedback can be selected.
public enum HintKind {
    /// K1: accepted names, what is required, types, defaults.
    SIGNATURE,
    /// K2: the nearest tool that is offered.
    TOOL_NAME,
    /// K3: the legal values, characters or bounds.
    LEGAL_VALUES,
    /// K4: the tool that yields the missing id, code or token.
    PRODUCER,
    /// K5: the tool that brings about an unmet precondition.
    PRECONDITION,
    /// K6: names only, in the current place; how to get there.
    LOCALITY,
    /// K7: a file for a directory, a name for an id, a city for a code.
    KIND_MISMATCH,
    /// K8: something is there already and is not overwritten.
    COLLISION,
    /// K9: required against available.
    CAPACITY,
    /// K10: a combination that no table holds; the way round it.
    UNSUPPORTED_COMBINATION,
    /// K11: the service is down; the alternative.
    SERVICE_DOWN,
    /// K12: the required form, with an example.
    FORMAT,
    /// K13: what a raw Python exception means.
    RAW_EXCEPTION,
    /// K14: a result that looks like success and is not.
    SILENT_SENTINEL,
    /// K15: it is so already; go on.
    NO_OP,
    /// K16: no tool can help; tell the user.
    DEAD_END,
    /// K17: several unmet preconditions, in order.
    MULTI_CAUSE;

    /// The kind of a code as in `K4`, or null.
    public static @Nullable HintKind ofCode(@Nullable String code) {
        for (var kind : values()) {
            if (kind.code().equals(code)) {
                return kind;
            }
        }
        return null;
    }

    /// `K1` to `K17`.
    public String code() {
        return "K" + (ordinal() + 1);
    }
}
