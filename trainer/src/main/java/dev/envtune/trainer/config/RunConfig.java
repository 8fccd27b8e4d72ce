package dev.envtune.trainer.config;

import dev.envtune.contract.Category;
import dev.envtune.contract.Feedback;
import dev.envtune.contract.Scoring;
import dev.envtune.policy.lora.LoraShape;
import dev.envtune.policy.lora.Projection;
import dev.envtune.policy.torch.DType;
import dev.envtune.policy.train.Aggregation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/// All that decides what a run does.
///
/// @param preset the names it was made from, as given
/// @param seed of the order of tasks and of all sampling
/// @param suite whose tasks are trained on
/// @param scoring of all episodes
/// @param precision of the matrix products (in training as `Precision.here` has it); logits, logprobs, weights
///     and gradients are float32
/// @param tokenBudget tokens of a training micro-batch; a prefix that rows share counts once
/// @param lora what is trained in place of the weights
/// @param stages in order
/// @param checkpointUpdates a checkpoint is written every so many updates, and at the end of a stage
@JsonNaming(SnakeCaseStrategy.class)
public record RunConfig(
        String preset,
        long seed,
        String suite,
        Split split,
        Scoring scoring,
        DType precision,
        int tokenBudget,
        Lora lora,
        List<Stage> stages,
        Rollouts rollouts,
        Algorithm algorithm,
        Optimizer optimizer,
        Transition transition,
        Validation validation,
        int checkpointUpdates) {
    public RunConfig {
        stages = List.copyOf(stages);
    }

    /// The same with so many updates at most: later stages are cut short or left out.
    ///
    /// @param available how many tasks a stage has to train on
    public RunConfig limited(int mostUpdates, ToIntFunction<Stage> available) {
        var kept = new ArrayList<Stage>();
        int left = mostUpdates;
        for (var stage : stages) {
            int updates = Math.min(left, stage.budget(Math.max(1, available.applyAsInt(stage))));
            if (updates > 0) {
                kept.add(stage.limited(updates));
                left -= updates;
            }
        }
        return new RunConfig(
                preset,
                seed,
                suite,
                split,
                scoring,
                precision,
                tokenBudget,
                lora,
                kept,
                rollouts,
                algorithm,
                optimizer,
                transition,
                validation,
                checkpointUpdates);
    }

    /// Adapters beside frozen weights.
    ///
    /// @param rank of each; 0 to train the weights themselves
    /// @param alpha what an adapter adds is multiplied with alpha / rank
    /// @param targets the projections that have one
    public record Lora(int rank, double alpha, Set<Projection> targets) {
        public Lora {
            targets = Collections.unmodifiableSet(EnumSet.copyOf(targets));
        }

        /// Empty where the weights themselves are trained.
        public Optional<LoraShape> shape() {
            return rank == 0 ? Optional.empty() : Optional.of(new LoraShape(rank, alpha, targets));
        }
    }

    /// Which tasks are trained on and which are held out.
    public enum Split {
        /// One permutation of the scenarios, shared by the categories: variants of a scenario stay together.
        SCENARIOS,
        /// Independent halves of each category, as the paper has it; variants of a scenario leak.
        PAPER
    }

    /// A part of the curriculum. An update takes one step of rollouts.
    ///
    /// @param tasks of a step; all there are where the stage has fewer
    /// @param updates after so many the stage ends in any case; null where epochs say it
    /// @param epochs the stage ends after so many passes over its tasks; null where updates say it
    public record Stage(
            String name,
            Set<Category> categories,
            Feedback feedback,
            Reward reward,
            int tasks,
            @Nullable Integer updates,
            @Nullable Integer epochs) {
        public Stage {
            var ordered = EnumSet.noneOf(Category.class);
            ordered.addAll(categories);
            categories = Collections.unmodifiableSet(ordered);
        }

        Stage limited(int mostUpdates) {
            return new Stage(name, categories, feedback, reward, tasks, mostUpdates, null);
        }

        /// After how many updates it ends in any case. A pass leaves out what does not fill a step.
        ///
        /// @param available tasks to train on, at least 1
        public int budget(int available) {
            if (updates != null) {
                return updates;
            }
            return Objects.requireNonNull(epochs) * Math.max(1, available / tasks);
        }
    }

    /// What a rollout earns (spec/algorithm.md 1.1).
    public enum Reward {
        /// Well-formed messages and calls that ran, 0 to 2.
        FORMAT,
        /// The share of turns that scored.
        PROGRESS,
        /// 1 if every turn scored, else 0.
        BINARY
    }

    /// How episodes are sampled.
    ///
    /// @param groupSize rollouts of each task of a step
    /// @param maxTokens of a message; null for what the policy's card says
    /// @param atOnce episodes under way at the same time
    /// @param deadline of an attempt
    /// @param attempts before a rollout is dropped
    @JsonNaming(SnakeCaseStrategy.class)
    public record Rollouts(
            int groupSize,
            double temperature,
            @Nullable Integer maxTokens,
            int atOnce,
            Duration deadline,
            int attempts) {}

    /// GRPO (spec/algorithm.md 1.2 to 1.6).
    ///
    /// @param importanceCap bound of the token-wise importance weight of the trainer's logprobs against the
    ///     sampler's, where the trainer recomputes them; 0 for no such weight
    @JsonNaming(SnakeCaseStrategy.class)
    public record Algorithm(
            Aggregation aggregation,
            double clipLow,
            double clipHigh,
            double dualClip,
            double klCoefficient,
            double entropyCoefficient,
            ZeroVariance zeroVariance,
            Credit credit,
            double importanceCap) {}

    /// What becomes of a group whose rewards are all equal.
    public enum ZeroVariance {
        /// Its tokens keep the KL penalty and the entropy bonus.
        KEEP,
        /// It is not trained on.
        DROP
    }

    /// Which tokens an outcome is credited to.
    public enum Credit {
        /// All tokens of a rollout share its advantage.
        OUTCOME,
        /// The tokens of a turn get what that turn and later ones earned (spec/algorithm.md 2.2).
        TURN
    }

    /// AdamW with a clip of the global norm.
    @JsonNaming(SnakeCaseStrategy.class)
    public record Optimizer(
            double learningRate,
            double beta1,
            double beta2,
            double epsilon,
            double weightDecay,
            double maxNorm) {}

    /// When a stage ends (spec/algorithm.md 3.3, 3.5).
    ///
    /// A policy that collapses is taken back to the best validated one.
    ///
    /// @param rule whether a stage may end before its updates or epochs are over
    /// @param validations the window of the convergence test, even
    /// @param gradients the window of the stability test, in updates
    /// @param minUpdates before which no stage ends by itself
    /// @param improvement bound that the improvement must stay under
    /// @param variation bound of the gradient norm's coefficient of variation
    /// @param drift bound of the gradient norm's change over the window, relative to its mean
    /// @param minEntropy below which the policy is taken back, in nats
    /// @param maxKl above which the policy is taken back
    /// @param rollbackFactor of the learning rate when the policy is taken back
    /// @param keepMoments whether the optimizer's moments outlive a stage
    @JsonNaming(SnakeCaseStrategy.class)
    public record Transition(
            Rule rule,
            int validations,
            int gradients,
            int minUpdates,
            double improvement,
            double variation,
            double drift,
            double minEntropy,
            double maxKl,
            double rollbackFactor,
            boolean keepMoments) {}

    /// What ends a stage.
    public enum Rule {
        /// Its updates or epochs.
        BUDGET,
        /// Convergence and a stable gradient norm, or its updates or epochs.
        AUTOMATIC
    }

    /// Greedy play of held-out tasks with standard feedback, before and after each stage.
    ///
    /// @param updates also every so many; 0 for never
    /// @param tasks at most so many of each category; 0 for all
    public record Validation(int updates, int tasks) {}
}
