package dev.envtune.trainer.run;

import dev.envtune.contract.client.EnvClient;
import dev.envtune.contract.client.EnvException;

/// The environment service that a run plays in.
public interface Environment {
    EnvClient client();

    /// Starts it again, where it was a process of ours and has ended.
    ///
    /// @throws EnvException.Ended if it keeps ending
    void restart(EnvException.Ended ended);
}
