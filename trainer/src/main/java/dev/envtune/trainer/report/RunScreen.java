package dev.envtune.trainer.report;

import dev.envtune.contract.Category;
import dev.envtune.contract.terminal.Safe;
import dev.envtune.contract.terminal.Style;
import dev.envtune.contract.terminal.Terminal;
import dev.envtune.trainer.config.RunConfig;
import dev.envtune.trainer.metrics.UpdateMetrics;
import dev.envtune.trainer.metrics.ValidationMetrics;
import dev.envtune.trainer.metrics.ValidationMetrics.Episode;
import dev.envtune.trainer.metrics.Watcher;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Shows how a run goes on: a line an update in columns, and on a terminal below them one line that says
/// what goes on now; elsewhere that is said after half a minute of silence. Safe for use by many threads.
public final class RunScreen implements Watcher, AutoCloseable {
    private static final String WIPE = "\r\u001b[K";
    private static final Duration SILENCE = Duration.ofSeconds(30);
    private static final String ROW = "%-12s %5s %7s %7s %8s %8s %8s %8s %7s %7s %7s %9s";

    /// What the screen writes to.
    ///
    /// @param wipes whether a line can be wiped
    /// @param colours whether they are shown
    public record Device(PrintStream out, boolean wipes, boolean colours) {
        /// What this program's standard output is connected to.
        public static Device standard() {
            return new Device(System.out, Terminal.canWipe(), Terminal.hasColours());
        }
    }

    private final Device device;
    private final InstantSource clock;
    private final TimeLeft timeLeft;
    private final @Nullable ScheduledExecutorService ticker;
    private @Nullable Phase phase;
    private Instant spoken;
    private double tokensPerSecond;

    private record Phase(String name, int done, int total, Instant begun) {}

    /// @param steps to come
    /// @param validations to come
    public RunScreen(Device device, InstantSource clock, int steps, int validations) {
        this.device = device;
        this.clock = clock;
        this.timeLeft = new TimeLeft(steps, validations);
        this.spoken = clock.instant();
        this.ticker = device.wipes() ? ticker() : null;
    }

    private ScheduledExecutorService ticker() {
        var threads = Thread.ofPlatform().name("run-screen").daemon().factory();
        var made = Executors.newSingleThreadScheduledExecutor(threads);
        made.scheduleAtFixedRate(this::draw, 1, 1, TimeUnit.SECONDS);
        return made;
    }

    /// @param number from 1
    @Override
    public synchronized void stageBegins(int number, RunConfig.Stage stage) {
        print("");
        print(
                Style.BOLD.of(
                        "Stage %d, %s: %s; %s feedback, reward %s"
                                .formatted(
                                        number,
                                        Safe.text(stage.name()),
                                        stage.categories().stream()
                                                .sorted()
                                                .map(Category::label)
                                                .collect(Collectors.joining(", ")),
                                        lower(stage.feedback()),
                                        lower(stage.reward())),
                        device.colours()));
        print(
                Style.FAINT.of(
                        row(
                                "stage",
                                "step",
                                "reward",
                                "turns",
                                "KL",
                                "entropy",
                                "gradient",
                                "tokens/s",
                                "play s",
                                "ref s",
                                "train s",
                                "left"),
                        device.colours()));
    }

    /// Says how far a part of a step is; its time runs from the first call with its name.
    ///
    /// @param total 0 where nothing is counted
    @Override
    public synchronized void phase(String name, int done, int total) {
        var before = phase;
        boolean same = before != null && before.name().equals(name) && before.done() <= done;
        phase =
                new Phase(
                        name,
                        done,
                        total,
                        same && before != null ? before.begun() : clock.instant());
        if (device.wipes()) {
            draw();
        } else if (Duration.between(spoken, clock.instant()).compareTo(SILENCE) >= 0) {
            print(status(phase));
        }
    }

    /// One update is done: its line.
    @Override
    public synchronized void updated(UpdateMetrics update) {
        var seconds = update.seconds();
        double all = seconds.rollouts() + seconds.reference() + seconds.update();
        timeLeft.stepTook(all);
        tokensPerSecond = all > 0 ? update.tokens() / all : 0;
        phase = null;
        print(
                row(
                        Safe.text(update.stageName()),
                        Integer.toString(update.step()),
                        figure("%.3f", update.reward()),
                        figure("%.3f", update.groundTruthTurns()),
                        figure("%.5f", Math.max(0, update.kl())),
                        figure("%.3f", update.entropy()),
                        figure("%.3f", update.gradientNorm()),
                        figure("%.0f", tokensPerSecond),
                        figure("%.1f", seconds.rollouts()),
                        figure("%.1f", seconds.reference()),
                        figure("%.1f", seconds.update()),
                        left()));
    }

    /// One validation is done: its line.
    @Override
    public synchronized void validated(ValidationMetrics validation) {
        timeLeft.validationTook(validation.seconds());
        phase = null;
        print(
                figure(
                        "held-out tasks, %s %s: turns with ground truth %.3f, all turns %.3f (baseline"
                                + " %.3f), accuracy %.3f; %d tasks, %.0f s",
                        lower(validation.moment()),
                        Safe.text(validation.stageName()),
                        mean(validation, Episode::groundTruthTurns),
                        mean(validation, Episode::turnScore),
                        mean(validation, Episode::baseline),
                        mean(validation, episode -> episode.valid() ? 1 : 0),
                        validation.episodes().size(),
                        validation.seconds()));
    }

    private static double mean(ValidationMetrics validation, ToDoubleFunction<Episode> value) {
        return validation.episodes().stream().mapToDouble(value).average().orElse(Double.NaN);
    }

    /// Prints a line that stays.
    @Override
    public synchronized void said(String text) {
        print(Safe.text(text));
    }

    /// Wipes the status line and draws no more.
    @Override
    public synchronized void close() {
        phase = null;
        if (ticker != null) {
            ticker.shutdownNow();
            device.out().print(WIPE);
            device.out().flush();
        }
    }

    private void print(String line) {
        if (device.wipes()) {
            device.out().print(WIPE);
        }
        device.out().println(line);
        spoken = clock.instant();
        draw();
        device.out().flush();
    }

    private synchronized void draw() {
        var now = phase;
        if (device.wipes() && now != null) {
            device.out().print(WIPE + Style.FAINT.of(status(now), device.colours()));
            device.out().flush();
        }
    }

    private String status(Phase now) {
        var text = new StringBuilder(Safe.text(now.name()));
        if (now.total() > 0) {
            text.append(" %d/%d".formatted(now.done(), now.total()));
        }
        text.append(", ")
                .append(Duration.between(now.begun(), clock.instant()).toSeconds())
                .append(" s");
        if (tokensPerSecond > 0) {
            text.append(figure(", %.0f tokens/s", tokensPerSecond));
        }
        return timeLeft.estimate().isPresent() ? text + ", " + left() + " left" : text.toString();
    }

    private String left() {
        return timeLeft.estimate().map(RunScreen::words).orElse("?");
    }

    private static String words(Duration duration) {
        if (duration.toHours() > 0) {
            return "%d h %02d m".formatted(duration.toHours(), duration.toMinutesPart());
        }
        return duration.toMinutes() > 0
                ? "%d m %02d s".formatted(duration.toMinutes(), duration.toSecondsPart())
                : duration.toSeconds() + " s";
    }

    private static String row(String... cells) {
        return String.format(Locale.ROOT, ROW, (Object[]) cells);
    }

    private static String figure(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }

    private static String lower(Enum<?> label) {
        return label.name().toLowerCase(Locale.ROOT);
    }
}
