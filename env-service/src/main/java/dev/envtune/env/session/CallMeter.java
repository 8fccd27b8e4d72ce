package dev.envtune.env.session;

import dev.envtune.env.sandbox.Outcome;

/// Counts the calls of one episode, but not those of a replay.
final class CallMeter implements CallListener {
    private final SessionMetrics metrics;
    private boolean counting = true;

    CallMeter(SessionMetrics metrics) {
        this.metrics = metrics;
    }

    void count(boolean counting) {
        this.counting = counting;
    }

    @Override
    public void executed(Outcome outcome, long nanos) {
        if (counting) {
            metrics.called(outcome, nanos);
        }
    }
}
