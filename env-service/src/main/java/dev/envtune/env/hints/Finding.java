package dev.envtune.env.hints;

import dev.envtune.env.feedback.GivenHint;
import dev.envtune.env.sandbox.HintKind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a mutant's failure showed.
///
/// @param kind of the hint
/// @param standard the official text, as [Normal] has it, and `augmented` that with the hint
/// @param broken properties that do not hold, with what was seen
/// @param helped whether the next action helped; null where the hint has none
record Finding(
        String task,
        String domain,
        HintKind kind,
        Mutant mutant,
        @Nullable GivenHint hint,
        String standard,
        String augmented,
        List<Breach> broken,
        @Nullable Boolean helped) {
    Finding {
        broken = List.copyOf(broken);
    }

    /// @param seen what breaks the property, in words
    record Breach(Property property, String seen) {}
}
