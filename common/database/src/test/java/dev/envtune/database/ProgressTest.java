package dev.envtune.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final LinkedBlockingQueue<String> lines = new LinkedBlockingQueue<>();

    @Test
    void during_workThatTakesLonger_saysWhatIsGoingOn() throws InterruptedException {
        var progress = new Progress(lines::add, Duration.ofMillis(1));

        var line = progress.during("Unpacking", lines::take); // ends only when a line came

        assertThat(line).startsWith("Unpacking ... ");
    }

    @Test
    void during_workThatEndsAtOnce_saysNothing() {
        var progress = new Progress(lines::add, Duration.ofDays(1));

        assertThat(progress.<String, RuntimeException>during("Unpacking", () -> "done"))
                .isEqualTo("done");
        assertThat(lines).isEmpty();
    }
}
