package dev.envtune.trainer.metrics;

import dev.envtune.trainer.config.RunConfig;

/// Hears how a run goes, for people. Called on the thread of the run, but for [#phase].
public interface Watcher {
    /// @param number from 1
    void stageBegins(int number, RunConfig.Stage stage);

    /// Called on any thread.
    ///
    /// @param total 0 where it is not known
    void phase(String name, int done, int total);

    void updated(UpdateMetrics update);

    void validated(ValidationMetrics validation);

    /// Something worth a line.
    void said(String text);
}
