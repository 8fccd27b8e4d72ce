package dev.envtune.env.demonstration;

import dev.envtune.contract.Demonstration;
import org.jspecify.annotations.Nullable;

/// Makes up demonstrations of one kind.
interface DemonstrationWriter {
    /// The next one, or null where the draws lead to none; then another may be asked for.
    @Nullable Demonstration write(String id, Draw draw);
}
