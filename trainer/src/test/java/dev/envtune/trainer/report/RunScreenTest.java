package dev.envtune.trainer.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.contract.Category;
import dev.envtune.contract.Feedback;
import dev.envtune.trainer.config.RunConfig;
import dev.envtune.trainer.metrics.ValidationMetrics.Moment;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RunScreenTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final SampleRun run = new SampleRun(4, 3);
    private Instant now = SampleRun.BEGUN;

    @Test
    void updated_plain_isALineUnderItsHeadings() {
        try (var screen = screen(false, 2, 0)) {
            screen.stageBegins(1, stage());
            screen.updated(run.update(1));
        }

        var lines = printed().lines().toList();
        assertThat(lines).hasSize(4);
        assertThat(lines.get(1))
                .isEqualTo("Stage 1, syntax: base, miss_func; augmented feedback, reward format");
        assertThat(lines.get(3)).startsWith("syntax           1 ").doesNotContain("\u001b", "?");
        assertThat(lines.get(3)).hasSameSizeAs(lines.get(2)).hasSizeLessThanOrEqualTo(110);
    }

    @Test
    void updated_lastButThree_saysThreeTimesTheMeanStepIsLeft() {
        var update = run.update(1);
        var seconds = update.seconds();
        var mean = seconds.rollouts() + seconds.reference() + seconds.update();

        try (var screen = screen(false, 4, 0)) {
            screen.updated(update);
        }

        assertThat(printed())
                .contains("%d m %02d s".formatted((int) (3 * mean) / 60, (int) (3 * mean) % 60));
    }

    @Test
    void updated_validationToComeButNoneMeasured_saysItDoesNotKnow() {
        try (var screen = screen(false, 4, 1)) {
            screen.updated(run.update(1));
        }

        assertThat(printed().stripTrailing()).endsWith(" ?");
    }

    @Test
    void phase_onATerminal_redrawsOneLineAndIsWipedAtTheEnd() {
        var screen = screen(true, 2, 0);
        screen.phase("rollouts", 1, 64);
        now = now.plusSeconds(7);
        screen.phase("rollouts", 2, 64);
        screen.close();

        assertThat(printed())
                .contains("\r\u001b[Krollouts 1/64, 0 s", "\r\u001b[Krollouts 2/64, 7 s")
                .doesNotContain("\n")
                .endsWith("\r\u001b[K");
    }

    @Test
    void phase_elsewhere_isSaidAfterHalfAMinuteOfSilence() {
        try (var screen = screen(false, 2, 0)) {
            screen.phase("rollouts", 1, 64);
            now = now.plus(Duration.ofSeconds(31));
            screen.phase("rollouts", 2, 64);
            screen.phase("rollouts", 3, 64);
        }

        assertThat(printed().lines()).containsExactly("rollouts 2/64, 31 s");
    }

    @Test
    void validated_aValidation_givesItsMeans() {
        try (var screen = screen(false, 2, 0)) {
            screen.validated(run.validation(0, 0, Moment.BEFORE));
        }

        assertThat(printed())
                .startsWith("held-out tasks, before syntax: turns with ground truth 0.")
                .contains("(baseline 0.100)", "; 48 tasks, 21 s");
    }

    @Test
    void said_controlCharacters_areSpelledOut() {
        try (var screen = screen(true, 2, 0)) {
            screen.said("away \u001b[2J");
        }

        assertThat(printed()).contains("away \\x1b[2J");
    }

    private RunScreen screen(boolean terminal, int steps, int validations) {
        var device = new RunScreen.Device(new PrintStream(out, true, UTF_8), terminal, false);
        return new RunScreen(device, () -> now, steps, validations);
    }

    private static RunConfig.Stage stage() {
        return new RunConfig.Stage(
                "syntax",
                Set.of(Category.BASE, Category.MISS_FUNC),
                Feedback.AUGMENTED,
                RunConfig.Reward.FORMAT,
                8,
                4,
                null);
    }

    private String printed() {
        return out.toString(UTF_8);
    }
}
