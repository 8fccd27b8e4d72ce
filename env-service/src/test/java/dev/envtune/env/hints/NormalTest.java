package dev.envtune.env.hints;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.feedback.StandardWording;
import dev.envtune.env.sandbox.ToolResult;
import org.junit.jupiter.api.Test;

class NormalTest {
    @Test
    void of_sameFailureOfOtherValues_isTheSameText() {
        assertThat(normal("cat(file_name='absent.txt')"))
                .isEqualTo(normal("cat(file_name='nowhere.csv')"))
                .contains("No such file or directory");
    }

    @Test
    void of_namesOfParameters_stay() {
        assertThat(normal("grep(file_name='a')")).contains("'pattern'");
        assertThat(normal("grep(pattern='a')"))
                .contains("'file_name'")
                .isNotEqualTo(normal("grep(file_name='a')"));
    }

    private static String normal(String call) {
        var trial =
                Samples.trial(
                        "GorillaFileSystem",
                        call,
                        Samples.mutant(Operator.STALE, "file_name", call),
                        tool -> true);
        var outcome = trial.before().copy().execute(call);
        var failed = (ToolResult.Failed) outcome.result();
        return new Normal(outcome, failed.failure()).of(StandardWording.of(outcome));
    }
}
