package dev.envtune.trainer.config;

import dev.envtune.contract.Category;
import dev.envtune.contract.Feedback;
import dev.envtune.contract.Scoring;
import dev.envtune.policy.lora.Projection;
import dev.envtune.policy.torch.DType;
import dev.envtune.policy.train.Aggregation;
import dev.envtune.trainer.config.Kind.Choice;
import dev.envtune.trainer.config.Kind.Flag;
import dev.envtune.trainer.config.Kind.Name;
import dev.envtune.trainer.config.Kind.Real;
import dev.envtune.trainer.config.Kind.Some;
import dev.envtune.trainer.config.Kind.Time;
import dev.envtune.trainer.config.Kind.Whole;
import dev.envtune.trainer.config.RunConfig.Credit;
import dev.envtune.trainer.config.RunConfig.Reward;
import dev.envtune.trainer.config.RunConfig.Rule;
import dev.envtune.trainer.config.RunConfig.Split;
import dev.envtune.trainer.config.RunConfig.ZeroVariance;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// A key of the configuration.
///
/// @param path with dots; `*` stands for the name of a stage
/// @param optional whether it may hold nothing
/// @param meaning for people
record Key(String path, Kind kind, boolean optional, String meaning) {
    static final String STAGES = "stages";

    /// All there are, in the order in which they are written.
    static final List<Key> ALL =
            List.of(
                    of("preset", new Name(), "names of the presets it is made from"),
                    of(
                            "seed",
                            whole(Long.MIN_VALUE, Long.MAX_VALUE),
                            "of the order of tasks and all sampling"),
                    of(
                            "suite",
                            new Name(),
                            "whose tasks are trained on: `starter`, or `bfcl` once imported"),
                    of(
                            "split",
                            Choice.of(Split.values()),
                            "halves of the suite: by scenario, or of each category by itself (leaks)"),
                    of("scoring", Choice.of(Scoring.values()), "of all episodes"),
                    of(
                            "precision",
                            Choice.of(DType.F32, DType.BF16),
                            "of matrix products, training's only where the processor has bfloat16"
                                    + " instructions; all else is float32"),
                    of(
                            "token_budget",
                            whole(256, 1 << 24),
                            "tokens of a training micro-batch; a prefix that rows share counts once"),
                    of(
                            "lora.rank",
                            whole(0, 4096),
                            "of adapters, which are trained in place of the weights; 0 to train the weights"),
                    of(
                            "lora.alpha",
                            real(0, true, 65_536),
                            "what an adapter adds is multiplied with alpha / rank"),
                    of(
                            "lora.targets",
                            some(Projection.values(), Projection::label),
                            "projections with an adapter"),
                    of("checkpoint_updates", whole(1, 100_000), "updates between checkpoints"),
                    of(
                            "stages.*.categories",
                            some(Category.values(), Category::label),
                            "tasks of the stage"),
                    of(
                            "stages.*.feedback",
                            Choice.of(Feedback.values()),
                            "how failures are worded"),
                    of("stages.*.reward", Choice.of(Reward.values()), "of a rollout"),
                    of("stages.*.tasks", whole(1, 10_000), "of a step"),
                    optional(
                            "stages.*.updates",
                            whole(1, 1_000_000),
                            "after which the stage ends; this or `epochs`"),
                    optional(
                            "stages.*.epochs",
                            whole(1, 10_000),
                            "passes over its tasks after which the stage ends"),
                    of("rollouts.group_size", whole(2, 1024), "rollouts of a task in a step"),
                    of("rollouts.temperature", real(0.01, false, 10), "of sampling"),
                    optional(
                            "rollouts.max_tokens",
                            whole(1, 1 << 20),
                            "of a message; nothing for what the policy's card says"),
                    of("rollouts.at_once", whole(1, 10_000), "episodes under way at the same time"),
                    of(
                            "rollouts.deadline",
                            new Time(Duration.ofSeconds(1), Duration.ofHours(24)),
                            "of an attempt"),
                    of("rollouts.attempts", whole(1, 100), "before a rollout is dropped"),
                    of("algorithm.aggregation", Choice.of(Aggregation.values()), "of token losses"),
                    of(
                            "algorithm.clip_low",
                            real(0, false, 1),
                            "how far below 1 the importance ratio counts"),
                    of(
                            "algorithm.clip_high",
                            real(0, false, 100),
                            "how far above 1 the importance ratio counts"),
                    of(
                            "algorithm.dual_clip",
                            real(1, true, 1000),
                            "bound of the loss where the advantage is negative, in advantages"),
                    of(
                            "algorithm.kl_coefficient",
                            real(0, false, 100),
                            "of the k3 penalty against the stage's first policy"),
                    of(
                            "algorithm.entropy_coefficient",
                            real(0, false, 100),
                            "of the entropy bonus"),
                    of(
                            "algorithm.zero_variance",
                            Choice.of(ZeroVariance.values()),
                            "groups whose rewards are equal: kept for KL and entropy, or dropped"),
                    of(
                            "algorithm.credit",
                            Choice.of(Credit.values()),
                            "to a whole rollout, or to each turn what it and later ones earned"),
                    of(
                            "algorithm.importance_cap",
                            real(0, false, 1000),
                            "of the weight of the trainer's logprobs against the sampler's; 0 for none"),
                    of("optimizer.learning_rate", real(0, true, 1), "of AdamW"),
                    of("optimizer.beta1", real(0, false, 0.999999), "of AdamW"),
                    of("optimizer.beta2", real(0, false, 0.999999), "of AdamW"),
                    of("optimizer.epsilon", real(0, true, 1), "of AdamW"),
                    of("optimizer.weight_decay", real(0, false, 1), "of AdamW"),
                    of(
                            "optimizer.max_norm",
                            real(0, true, 1e6),
                            "of the gradient, before it is clipped"),
                    of(
                            "transition.rule",
                            Choice.of(Rule.values()),
                            "whether a stage may end before its budget"),
                    of(
                            "transition.validations",
                            new Whole(2, 1000, 2),
                            "window of the convergence test"),
                    of(
                            "transition.gradients",
                            whole(3, 10_000),
                            "window of the stability test, in updates"),
                    of(
                            "transition.min_updates",
                            whole(0, 1_000_000),
                            "before which no stage ends by the rule"),
                    of(
                            "transition.improvement",
                            real(0, true, 2),
                            "that the improvement must surely stay under"),
                    of(
                            "transition.variation",
                            real(0, true, 100),
                            "bound of the gradient norm's coefficient of variation"),
                    of(
                            "transition.drift",
                            real(0, true, 100),
                            "bound of the gradient norm's trend over the window, relative to its mean"),
                    of(
                            "transition.min_entropy",
                            real(0, false, 20),
                            "in nats; below it the policy is taken back"),
                    of("transition.max_kl", real(0, true, 10), "above it the policy is taken back"),
                    of(
                            "transition.rollback_factor",
                            real(0, true, 1),
                            "of the learning rate when the policy is taken back"),
                    of(
                            "transition.keep_moments",
                            new Flag(),
                            "whether the optimizer's moments outlive a stage"),
                    of(
                            "validation.updates",
                            whole(0, 100_000),
                            "between validations; 0 for only before and after a stage"),
                    of(
                            "validation.tasks",
                            whole(0, 100_000),
                            "of each category at most; 0 for all"));

    private static Key of(String path, Kind kind, String meaning) {
        return new Key(path, kind, false, meaning);
    }

    private static Key optional(String path, Kind kind, String meaning) {
        return new Key(path, kind, true, meaning);
    }

    private static Whole whole(long min, long max) {
        return new Whole(min, max, 1);
    }

    private static <T> Some some(T[] values, Function<T, String> label) {
        return new Some(Arrays.stream(values).map(label).toList());
    }

    private static Real real(double min, boolean open, double max) {
        return new Real(min, open, max);
    }

    static Optional<Key> of(String path) {
        return ALL.stream().filter(key -> key.path.equals(path)).findFirst();
    }

    /// Whether there are keys below the path.
    static boolean isSection(String path) {
        return ALL.stream().anyMatch(key -> key.path.startsWith(path + "."));
    }

    boolean ofStage() {
        return path.startsWith(STAGES + ".");
    }

    /// Without the sections it stands in.
    String name() {
        return path.substring(path.lastIndexOf('.') + 1);
    }

    /// As a JSON pointer.
    String pointer() {
        return "/" + path.replace('.', '/');
    }

    /// The values it may hold, to be read after "must be".
    String legal() {
        return kind.legal() + (optional ? ", or null" : "");
    }
}
