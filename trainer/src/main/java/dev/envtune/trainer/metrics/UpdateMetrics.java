package dev.envtune.trainer.metrics;

import java.time.Instant;

/// One update of the policy and the step it came from: a line of `metrics.jsonl`.
///
/// @param update number in the run, from 1; the policy version it led to
/// @param stage number, from 1
/// @param step number in the stage, from 1
/// @param reward mean over rollouts, of the stage's own reward
/// @param rewardDeviation standard deviation of it over rollouts
/// @param turnScore mean over rollouts
/// @param groundTruthTurns mean turn score over turns with ground truth
/// @param baseline turn score of always answering on the same tasks
/// @param accuracy share of valid official verdicts
/// @param wellFormed share of messages that are well-formed calls
/// @param truncated share of rollouts that the window ended
/// @param loss the whole loss
/// @param surrogate mean policy loss of a trained token, weighted as the loss is
/// @param kl k3 against the reference policy, weighted as the loss is
/// @param entropy of the next-token distributions in nats, weighted as the loss is
/// @param gradientNorm before clipping
/// @param clipped share of trained tokens that the clip range bound
/// @param mismatch how far the trainer's logprobs are from the sampler's
/// @param rollouts finished
/// @param dropped rollouts
/// @param evenGroups groups whose rewards are all equal
/// @param tokens of all rollouts, prompts and observations included
/// @param sampledTokens of these, sampled by the policy
/// @param checksum SHA-256 of the weights after the update
public record UpdateMetrics(
        int update,
        int stage,
        String stageName,
        int step,
        Instant time,
        double reward,
        double rewardDeviation,
        double turnScore,
        double groundTruthTurns,
        double baseline,
        double accuracy,
        double wellFormed,
        double callsPerTurn,
        double truncated,
        double loss,
        double surrogate,
        double kl,
        double entropy,
        double gradientNorm,
        double clipped,
        double dualClipped,
        Mismatch mismatch,
        int rollouts,
        int dropped,
        int evenGroups,
        long tokens,
        long sampledTokens,
        Seconds seconds,
        String checksum) {
    /// Trainer against sampler, over trained tokens.
    ///
    /// @param mean of the absolute difference of logprobs
    /// @param max of the absolute difference of logprobs
    /// @param kl k3 of the two
    /// @param importance mean truncated importance weight
    public record Mismatch(double mean, double max, double kl, double importance) {}

    /// How long the phases of a step took.
    public record Seconds(double rollouts, double reference, double update) {}
}
