package dev.envtune.worker.bootstrap;

import dev.envtune.policy.PolicyException;
import dev.envtune.policy.PolicyFolder;
import dev.envtune.policy.model.Weights;
import dev.envtune.policy.torch.DType;
import dev.envtune.policy.torch.LibTorch;
import dev.envtune.policy.train.AdamW;
import dev.envtune.policy.train.Checkpoint;
import dev.envtune.policy.train.Learner;
import dev.envtune.policy.train.Precision;
import dev.envtune.policy.train.Row;
import dev.envtune.worker.bootstrap.DemonstrationFiles.Kind;
import dev.envtune.worker.prompt.Prompt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Consumer;

/// Trains a policy by supervised steps on demonstrations: drills first, then whole episodes among them.
/// Resumes from its last checkpoint.
public final class Bootstrap {
    private static final int TOKENS_PER_STEP = 2048;
    private static final int DRILLS_PER_FILE = 20_000;
    private static final int EPISODES_PER_FILE = 2_000;
    private static final int HELD_OUT_DRILLS = 300;
    private static final int HELD_OUT_EPISODES = 40;
    private static final int WARM_UP_STEPS = 20;
    private static final double LAST_RATE = 0.05;
    private static final int REPORT_STEPS = 60;
    private static final int CHECK_STEPS = 300;

    /// Seeds of the files: the held-out ones differ from all that are trained on.
    private static final long HELD_OUT_SEED = 1_000_000;

    private final PolicyFolder policy;
    private final Prompt prompt;
    private final int window;
    private final Plan plan;
    private final DemonstrationFiles files;
    private final Path checkpoint;
    private final Consumer<String> say;

    /// @param drillTokens trained on before whole episodes join
    /// @param tokens trained on in all
    /// @param episodeShare of the tokens, once episodes have joined
    public record Plan(
            long drillTokens, long tokens, double episodeShare, double learningRate, long seed) {}

    /// @param policy the folder that is read first and written at the end
    /// @param work demonstrations and checkpoints
    /// @param say hears lines for people
    public Bootstrap(PolicyFolder policy, Path work, Plan plan, Consumer<String> say) {
        this.policy = policy;
        this.prompt = new Prompt(policy.tokenizer(), policy.card().promptStyle());
        this.window = policy.config().window();
        this.plan = plan;
        this.files = new DemonstrationFiles(work.resolve("demonstrations"));
        this.checkpoint = work.resolve("checkpoint");
        this.say = say;
    }

    /// Trains to the end of the plan and writes the policy.
    public void run() throws IOException {
        var weights = policy.weights();
        try (var learner = new Learner(weights, Precision.of(DType.F32), 8192)) {
            var cursor = new Cursor();
            if (Checkpoint.exists(checkpoint)) {
                var state = Checkpoint.read(checkpoint, learner);
                cursor.skip(
                        counter(state, "drills"),
                        counter(state, "episodes"),
                        counter(state, "tokens"),
                        counter(state, "episode_tokens"));
                say.accept("goes on after %,d tokens".formatted(cursor.tokens));
            }
            var heldOutDrills = lessons(Kind.DRILL, HELD_OUT_DRILLS, HELD_OUT_SEED);
            var heldOutEpisodes = lessons(Kind.EPISODE, HELD_OUT_EPISODES, HELD_OUT_SEED + 1);
            long begun = System.nanoTime();
            long tokensBefore = cursor.tokens;
            while (cursor.tokens < plan.tokens) {
                double loss = step(learner, cursor);
                int steps = learner.state().steps();
                if (steps % REPORT_STEPS == 0) {
                    double seconds = (System.nanoTime() - begun) / 1e9;
                    say.accept(
                            String.format(
                                    Locale.ROOT,
                                    "step %d, %,d of %,d tokens, loss %.3f, %,.0f tokens/s",
                                    steps,
                                    cursor.tokens,
                                    plan.tokens,
                                    loss,
                                    (cursor.tokens - tokensBefore) / seconds));
                }
                if (steps % CHECK_STEPS == 0) {
                    say.accept("drills: " + Accuracy.of(learner, heldOutDrills));
                    say.accept("episodes: " + Accuracy.of(learner, heldOutEpisodes));
                    save(learner, cursor);
                }
            }
            say.accept("drills: " + Accuracy.of(learner, heldOutDrills));
            say.accept("episodes: " + Accuracy.of(learner, heldOutEpisodes));
            save(learner, cursor);
            policy.save(weights, DType.BF16, policy.folder());
        } finally {
            close(weights);
        }
    }

    private static long counter(Map<String, Long> state, String name) {
        return state.getOrDefault(name, 0L);
    }

    private static void close(Weights weights) {
        LibTorch.instance().run(weights::close);
    }

    private double step(Learner learner, Cursor cursor) {
        var rows = new ArrayList<Row>();
        int tokens = 0;
        while (tokens < TOKENS_PER_STEP) {
            var row = cursor.next().row();
            rows.add(row);
            tokens += row.length();
        }
        var normalised = normalised(rows);
        double loss = learner.supervised(normalised).loss();
        if (!Double.isFinite(loss)) {
            throw new PolicyException(
                    "the loss is not finite after %,d tokens; try a lower --learning-rate"
                            .formatted(cursor.tokens));
        }
        learner.update(optimizer(learner.state().steps(), cursor.tokens));
        cursor.tokens += tokens;
        return loss;
    }

    private static List<Row> normalised(List<Row> rows) {
        double sum = 0;
        for (var row : rows) {
            for (int i = 1; i < row.length(); i++) {
                sum += row.weights()[i];
            }
        }
        float factor = (float) (1 / sum);
        return rows.stream().map(row -> row.scaled(factor)).toList();
    }

    private AdamW optimizer(int steps, long tokens) {
        double warm = Math.min(1, (steps + 1.0) / WARM_UP_STEPS);
        double left = 1 - (double) tokens / plan.tokens;
        double rate = plan.learningRate * warm * (LAST_RATE + (1 - LAST_RATE) * Math.max(0, left));
        return new AdamW(rate, 0.9, 0.95, 1e-8, 0.01, 1.0);
    }

    private void save(Learner learner, Cursor cursor) throws IOException {
        Checkpoint.write(
                checkpoint,
                learner,
                Map.of(
                        "drills", cursor.drills.taken,
                        "episodes", cursor.episodes.taken,
                        "tokens", cursor.tokens,
                        "episode_tokens", cursor.episodeTokens));
    }

    private List<Lesson> lessons(Kind kind, int count, long seed) {
        return files.read(kind, count, seed).stream()
                .map(demonstration -> Lesson.of(demonstration, prompt, window))
                .filter(Objects::nonNull)
                .toList();
    }

    /// Where in the demonstrations the training is.
    private final class Cursor {
        private final Reader drills = new Reader(Kind.DRILL, DRILLS_PER_FILE);
        private final Reader episodes = new Reader(Kind.EPISODE, EPISODES_PER_FILE);
        private long tokens;
        private long episodeTokens;

        Lesson next() {
            boolean episode =
                    tokens >= plan.drillTokens
                            && episodeTokens < plan.episodeShare * (tokens - plan.drillTokens + 1);
            var lesson = episode ? episodes.next() : drills.next();
            if (episode) {
                episodeTokens += lesson.ids().length;
            }
            return lesson;
        }

        void skip(long drillsTaken, long episodesTaken, long tokensDone, long inEpisodes) {
            drills.taken = drillsTaken;
            episodes.taken = episodesTaken;
            tokens = tokensDone;
            episodeTokens = inEpisodes;
        }
    }

    private final class Reader {
        private final Kind kind;
        private final int perFile;
        private List<Lesson> open = List.of();
        private long openFile = -1;
        private long taken;

        Reader(Kind kind, int perFile) {
            this.kind = kind;
            this.perFile = perFile;
        }

        Lesson next() {
            while (true) {
                long file = taken / perFile;
                if (file != openFile) {
                    say.accept(
                            "takes up %s file %d"
                                    .formatted(kind.name().toLowerCase(Locale.ROOT), file));
                    open = new ArrayList<>(lessons(kind, perFile, plan.seed + file));
                    Collections.shuffle(open, new Random(plan.seed + file));
                    openFile = file;
                }
                int index = (int) (taken++ % perFile);
                if (index < open.size()) {
                    return open.get(index);
                }
            }
        }
    }

    /// Makes a new policy folder.
    ///
    /// @param work where the demonstrations that the tokenizer is trained on are kept
    public static void create(Path folder, Path work, long seed) {
        var files = new DemonstrationFiles(work.resolve("demonstrations"));
        var demonstrations = new ArrayList<>(files.read(Kind.DRILL, DRILLS_PER_FILE, seed));
        demonstrations.addAll(files.read(Kind.EPISODE, EPISODES_PER_FILE, seed));
        try {
            StarterPolicy.create(folder, demonstrations, seed);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + folder, e);
        }
    }
}
