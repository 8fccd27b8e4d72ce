package dev.envtune.trainer.run;

import dev.envtune.policy.train.AdamW;
import dev.envtune.policy.train.PolicyLoss;
import dev.envtune.policy.train.PolicyRow;
import dev.envtune.policy.train.Row;
import dev.envtune.policy.train.TokenLosses;
import dev.envtune.trainer.config.RunConfig;
import dev.envtune.trainer.metrics.UpdateMetrics.Mismatch;
import dev.envtune.trainer.run.Group.Member;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One GRPO update of a policy (spec/algorithm.md 1.3 to 1.7).
final class PolicyUpdate {
    private final TrainedPolicy policy;
    private final RunConfig.Algorithm algorithm;
    private final RunConfig.Optimizer optimizer;
    private final double temperature;

    PolicyUpdate(TrainedPolicy policy, RunConfig config) {
        this.policy = policy;
        this.algorithm = config.algorithm();
        this.optimizer = config.optimizer();
        this.temperature = config.rollouts().temperature();
    }

    /// What an update was made of; means are weighted as the loss is, the rest is over trained tokens.
    ///
    /// @param gradientNorm before clipping
    /// @param clipped share of tokens
    /// @param dualClipped share of tokens
    /// @param referenceSeconds that logprobs of the reference and old ones took
    /// @param updateSeconds that gradients and update took
    record Result(
            double loss,
            double surrogate,
            double kl,
            double entropy,
            double gradientNorm,
            double clipped,
            double dualClipped,
            Mismatch mismatch,
            double referenceSeconds,
            double updateSeconds) {
        /// Where there was nothing to learn from.
        static final Result NONE = new Result(0, 0, 0, 0, 0, 0, 0, new Mismatch(0, 0, 0, 1), 0, 0);
    }

    /// @param members in a fixed order, on which the bits of the result depend
    /// @param onReference whether the policy that sampled them is the reference
    /// @param rate factor of the learning rate
    Result apply(List<Member> members, boolean onReference, double rate) {
        var trained = members.stream().filter(member -> !member.trajectory().messages().isEmpty());
        var samples = trained.map(Sample::of).toList();
        if (samples.isEmpty()) {
            return Result.NONE;
        }
        long begun = System.nanoTime();
        var rows = weighted(samples);
        var sampled = samples.stream().map(Sample::logprobs).toList();
        var old =
                policy.samplesExactly()
                        ? sampled
                        : policy.learner().scorer().logprobs(rows, temperature);
        var reference = onReference ? old : policy.reference().logprobs(rows, temperature);
        long scored = System.nanoTime();
        var policyRows = new ArrayList<PolicyRow>();
        double importance = 0;
        for (int i = 0; i < rows.size(); i++) {
            var weights = importance(old.get(i), sampled.get(i));
            importance += sum(weights);
            policyRows.add(
                    new PolicyRow(
                            rows.get(i),
                            old.get(i),
                            reference.get(i),
                            product(samples.get(i).advantages(), weights)));
        }
        var losses = policy.learner().policy(policyRows, loss());
        double norm = policy.learner().update(adamW(rate));
        return result(
                rows,
                losses,
                norm,
                mismatch(losses, sampled, importance),
                (scored - begun) / 1e9,
                (System.nanoTime() - scored) / 1e9);
    }

    private PolicyLoss loss() {
        return new PolicyLoss(
                algorithm.clipLow(),
                algorithm.clipHigh(),
                algorithm.dualClip(),
                algorithm.klCoefficient(),
                algorithm.entropyCoefficient(),
                temperature);
    }

    private AdamW adamW(double rate) {
        return new AdamW(
                optimizer.learningRate() * rate,
                optimizer.beta1(),
                optimizer.beta2(),
                optimizer.epsilon(),
                optimizer.weightDecay(),
                optimizer.maxNorm());
    }

    private List<Row> weighted(List<Sample> samples) {
        var rows = samples.stream().map(Sample::row).toList();
        var weights = algorithm.aggregation().weights(rows, policy.tokenBudget());
        var weighted = new ArrayList<Row>();
        for (int i = 0; i < weights.length; i++) {
            weighted.add(rows.get(i).scaled((float) weights[i]));
        }
        return weighted;
    }

    /// Truncated importance weights of the trainer's logprobs against the sampler's.
    private float[] importance(float[] old, float[] sampled) {
        var weights = new float[old.length];
        if (algorithm.importanceCap() == 0) {
            Arrays.fill(weights, 1);
            return weights;
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] =
                    (float)
                            Math.min(
                                    Math.exp((double) old[i] - sampled[i]),
                                    algorithm.importanceCap());
        }
        return weights;
    }

    private static float[] product(float[] advantages, float[] weights) {
        var product = new float[advantages.length];
        for (int i = 0; i < product.length; i++) {
            product[i] = advantages[i] * weights[i];
        }
        return product;
    }

    private static double sum(float[] values) {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return sum;
    }

    private static Result result(
            List<Row> rows,
            TokenLosses losses,
            double norm,
            Mismatch mismatch,
            double referenceSeconds,
            double updateSeconds) {
        return new Result(
                losses.loss(),
                weightedMean(rows, losses.surrogates()),
                weightedMean(rows, losses.kls()),
                weightedMean(rows, losses.entropies()),
                norm,
                mean(losses.clipped()),
                mean(losses.dualClipped()),
                mismatch,
                referenceSeconds,
                updateSeconds);
    }

    private static double weightedMean(List<Row> rows, List<float[]> values) {
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < rows.size(); i++) {
            var targets = rows.get(i).targets();
            for (int target = 0; target < targets.length; target++) {
                float weight = rows.get(i).weights()[targets[target]];
                sum += (double) weight * values.get(i)[target];
                weights += weight;
            }
        }
        return sum / weights;
    }

    private static double mean(List<float[]> values) {
        return values.stream().mapToDouble(PolicyUpdate::sum).sum()
                / values.stream().mapToInt(part -> part.length).sum();
    }

    private static Mismatch mismatch(TokenLosses losses, List<float[]> sampled, double importance) {
        double sum = 0;
        double max = 0;
        double kl = 0;
        long count = 0;
        for (int i = 0; i < sampled.size(); i++) {
            for (int target = 0; target < sampled.get(i).length; target++) {
                double difference =
                        (double) losses.logprobs().get(i)[target] - sampled.get(i)[target];
                sum += Math.abs(difference);
                max = Math.max(max, Math.abs(difference));
                kl += Math.exp(difference) - difference - 1;
                count++;
            }
        }
        return new Mismatch(sum / count, max, kl / count, importance / count);
    }

    /// A trajectory as training takes it.
    ///
    /// @param row weight 1 on each token that the policy sampled, and on no other
    /// @param logprobs (targets) of the sampler
    /// @param advantages (targets)
    private record Sample(Row row, float[] logprobs, float[] advantages) {
        static Sample of(Member member) {
            var trajectory = member.trajectory();
            var mask = new float[trajectory.ids().length];
            int targets = trajectory.messages().stream().mapToInt(m -> m.logprobs().length).sum();
            var logprobs = new float[targets];
            var advantages = new float[targets];
            int at = 0;
            for (int i = 0; i < trajectory.messages().size(); i++) {
                var message = trajectory.messages().get(i);
                Arrays.fill(mask, message.from(), message.to(), 1);
                int length = message.logprobs().length;
                System.arraycopy(message.logprobs(), 0, logprobs, at, length);
                Arrays.fill(advantages, at, at + length, (float) member.advantages()[i]);
                at += length;
            }
            return new Sample(new Row(trajectory.ids(), mask), logprobs, advantages);
        }
    }
}
