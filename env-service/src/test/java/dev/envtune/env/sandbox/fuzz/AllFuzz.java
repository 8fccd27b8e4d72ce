package dev.envtune.env.sandbox.fuzz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;

/// All targets in one, which saves a short run two starts of the fuzzer.
public final class AllFuzz {
    private AllFuzz() {}

    /// The last byte of an input chooses its target.
    public static void fuzzerTestOneInput(FuzzedDataProvider data) {
        switch (data.consumeInt(0, 2)) {
            case 0 -> CallTextFuzz.fuzzerTestOneInput(data);
            case 1 -> MessageFuzz.fuzzerTestOneInput(data);
            default -> ToolFuzz.fuzzerTestOneInput(data);
        }
    }
}
