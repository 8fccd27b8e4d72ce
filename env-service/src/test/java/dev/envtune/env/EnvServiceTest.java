package dev.envtune.env;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class EnvServiceTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void execute_unknownCommand_namesItAndExits2() {
        assertThat(execute("nonsense")).isEqualTo(2);
        assertThat(err.toString()).contains("nonsense").doesNotContain("Exception");
    }

    @Test
    void execute_noCommand_saysSoAndExits2() {
        assertThat(execute()).isEqualTo(2);
        assertThat(err.toString()).contains("Missing command");
    }

    @Test
    void execute_hintsReportWithoutMutations_saysSoAndExits2() {
        assertThat(execute("hints", "report", "--mutations", "0")).isEqualTo(2);
        assertThat(err.toString()).contains("--mutations must be 1 or more");
        assertThat(execute("hints")).isEqualTo(2);
        assertThat(err.toString()).contains("hints report");
    }

    @Test
    void execute_version_namesTheCommit() {
        assertThat(execute("serve", "--version")).isZero();
        assertThat(out.toString()).contains("EnvTune, commit ");
    }

    private int execute(String... args) {
        return EnvService.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }
}
