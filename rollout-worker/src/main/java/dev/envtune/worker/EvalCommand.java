package dev.envtune.worker;

import dev.envtune.contract.Category;
import dev.envtune.contract.Feedback;
import dev.envtune.contract.Scoring;
import dev.envtune.contract.Trajectory;
import dev.envtune.contract.client.EnvClient;
import dev.envtune.contract.client.EnvConnection;
import dev.envtune.contract.terminal.Progress;
import dev.envtune.contract.terminal.Safe;
import dev.envtune.contract.terminal.Terminal;
import dev.envtune.policy.PolicyFolder;
import dev.envtune.policy.generate.CounterRandom;
import dev.envtune.policy.generate.Generator;
import dev.envtune.policy.torch.DType;
import dev.envtune.policy.torch.LibTorch;
import dev.envtune.worker.bootstrap.BundledPolicy;
import dev.envtune.worker.prompt.Prompt;
import dev.envtune.worker.rollout.EpisodePlan;
import dev.envtune.worker.rollout.EpisodePlayer;
import dev.envtune.worker.rollout.Evaluation;
import dev.envtune.worker.rollout.Limits;
import dev.envtune.worker.rollout.RolloutResult;
import dev.envtune.worker.rollout.Rollouts;
import dev.envtune.worker.rollout.Sampler;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `eval --policy DIR`: plays tasks with a policy and prints its scores.
@Command(
        name = "eval",
        description = "Plays tasks with a policy and prints its scores by category.",
        mixinStandardHelpOptions = true)
final class EvalCommand implements Callable<Integer> {
    private static final int AT_ONCE = 64;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Spec private CommandSpec spec;

    @Option(
            names = "--policy",
            paramLabel = "DIR",
            description = "A policy folder. Default: the bundled policy.")
    private @Nullable Path policy;

    @Option(
            names = "--env",
            paramLabel = "URL",
            converter = ServiceAddress.class,
            description = "A running environment service. Default: one of its own.")
    private @Nullable URI environment;

    @Option(names = "--suite", defaultValue = "starter", description = "Default: ${DEFAULT-VALUE}.")
    private String suite = "";

    @Option(
            names = "--half",
            defaultValue = "heldout",
            description = "train, heldout or all. Default: ${DEFAULT-VALUE}.")
    private String half = "";

    @Option(
            names = "--category",
            split = ",",
            description = "Only these: ${COMPLETION-CANDIDATES}. Default: all.")
    private Set<Category> categories = EnumSet.allOf(Category.class);

    @Option(
            names = "--feedback",
            defaultValue = "STANDARD",
            description = "Default: ${DEFAULT-VALUE}.")
    private Feedback feedback = Feedback.STANDARD;

    @Option(
            names = "--temperature",
            defaultValue = "0",
            description = "0 is greedy. Default: ${DEFAULT-VALUE}.")
    private double temperature;

    @Option(names = "--samples", defaultValue = "1", description = "Episodes a task.")
    private int samples;

    @Option(names = "--seed", defaultValue = "1", description = "Of the sampling.")
    private long seed;

    @Option(names = "--show", defaultValue = "0", description = "Print so many episodes.")
    private int show;

    @Override
    public Integer call() {
        var folder = PolicyFolder.open(policy == null ? BundledPolicy.folder() : policy);
        var prompt = Prompt.of(folder);
        var progress = new Progress(System.err, Terminal.canWipe());
        try (var connection = EnvConnection.open(environment, List.of(), PATIENCE, progress);
                var generator = generator(folder)) {
            long begun = System.nanoTime();
            var plans = plans(connection.client(), folder.card().maxTokens());
            var player = new EpisodePlayer(connection.client(), Sampler.of(generator), prompt);
            var rollouts = new Rollouts(player, Limits.DEFAULT, AT_ONCE);
            var done = new AtomicInteger();
            var results =
                    progress.during(
                            () -> "played %d of %d episodes".formatted(done.get(), plans.size()),
                            () -> play(rollouts, plans, done));
            double seconds = (System.nanoTime() - begun) / 1e9;
            var trajectories = new ArrayList<Trajectory>();
            for (int i = 0; i < plans.size(); i++) {
                switch (results.get(i)) {
                    case RolloutResult.Finished(var trajectory) -> trajectories.add(trajectory);
                    case RolloutResult.Dropped(var reason, var cause) ->
                            progress.say(
                                    "dropped %s (%s: %s)"
                                            .formatted(plans.get(i).task(), reason, cause));
                }
            }
            if (!trajectories.isEmpty()) {
                print(trajectories, seconds);
            }
            return trajectories.size() == plans.size() ? 0 : CommandLine.ExitCode.SOFTWARE;
        }
    }

    private static List<RolloutResult> play(
            Rollouts rollouts, List<EpisodePlan> plans, AtomicInteger done) {
        try {
            return rollouts.play(plans, (_, _) -> done.incrementAndGet());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while playing episodes", e);
        }
    }

    private static Generator generator(PolicyFolder folder) {
        var weights = folder.weights();
        return LibTorch.instance()
                .call(
                        () -> {
                            var copy = weights.cast(DType.F32);
                            weights.close();
                            return new Generator(copy, DType.F32, AT_ONCE);
                        });
    }

    private void print(List<Trajectory> trajectories, double seconds) {
        var out = spec.commandLine().getOut();
        for (int i = 0; i < Math.min(show, trajectories.size()); i++) {
            var trajectory = trajectories.get(i * trajectories.size() / show);
            out.printf("%n== %s %s%n", trajectory.task(), trajectory.score().turnScores());
            for (var exchange : trajectory.exchanges()) {
                out.println("  policy: " + Safe.text(exchange.text()));
                for (var message : exchange.response().messages()) {
                    out.println("  " + message.role() + ": " + Safe.text(message.content()));
                }
            }
        }
        out.print(Evaluation.of(trajectories).table());
        long tokens = trajectories.stream().mapToLong(t -> t.ids().length).sum();
        out.printf(
                Locale.ROOT,
                "%d episodes, %,d tokens, %.1f s%n",
                trajectories.size(),
                tokens,
                seconds);
        out.flush();
    }

    private List<EpisodePlan> plans(EnvClient client, int maxTokens) {
        var run = UUID.randomUUID().toString();
        var plans = new ArrayList<EpisodePlan>();
        var tasks = half.equals("all") ? client.tasks(suite) : client.tasks(suite, half);
        for (var task : tasks) {
            if (!categories.contains(task.category())) {
                continue;
            }
            for (int sample = 0; sample < samples; sample++) {
                plans.add(
                        new EpisodePlan(
                                "eval-%s-%s-%d".formatted(run, task.id(), sample),
                                suite,
                                task.id(),
                                feedback,
                                Scoring.FULL,
                                0,
                                temperature,
                                maxTokens,
                                CounterRandom.seed(seed, task.id().hashCode(), sample)));
            }
        }
        return plans;
    }
}
