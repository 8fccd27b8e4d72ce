package dev.envtune.env.hints;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NextActionTest {
    private static final String INTENDED = "mkdir(dir_name='fresh')";

    @Test
    void helps_sameStepWithTheRightValue_yes() {
        assertThat(helps(Operator.RENAME, "mkdir(folder='fresh')", INTENDED)).isTrue();
    }

    @Test
    void helps_sameStepWithAnotherValue_no() {
        assertThat(helps(Operator.STALE, "mkdir(dir_name='a/b')", "mkdir(dir_name='other')"))
                .isFalse();
    }

    @Test
    void helps_callThatFailsOrLeavesTheStepFailing_no() {
        assertThat(helps(Operator.RENAME, "mkdir(folder='fresh')", "cd(folder='nowhere')"))
                .isFalse();
        assertThat(helps(Operator.RENAME, "mkdir(folder='fresh')", "pwd()")).isFalse();
    }

    @Test
    void helps_preconditionEstablished_yes() {
        var call = "echo(content='a', file_name='fresh.txt')";
        var trial =
                Samples.trial(
                        "GorillaFileSystem",
                        call,
                        Samples.mutant(Operator.SKIP, "", call),
                        tool -> true);
        assertThat(NextAction.helps("touch(file_name='fresh.txt')", trial, trial.before().copy()))
                .isTrue();
        assertThat(NextAction.helps("touch(file_name='other.txt')", trial, trial.before().copy()))
                .isFalse();
    }

    private static boolean helps(Operator operator, String mutant, String next) {
        var trial =
                Samples.trial(
                        "GorillaFileSystem",
                        INTENDED,
                        Samples.mutant(operator, "dir_name", mutant),
                        tool -> true);
        return NextAction.helps(next, trial, trial.before().copy());
    }
}
