package dev.envtune.worker.prompt;

import dev.envtune.contract.SessionView;
import dev.envtune.contract.StepResponse;

/// How a conversation stands in tokens. See [Prompt] for what the methods give.
sealed interface Layout permits CompactLayout, TemplateLayout {
    int[] opening(SessionView session);

    int[] observation(StepResponse response, boolean ended);

    /// What ends a message of the policy.
    int[] end();
}
