package dev.envtune.env;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.envtune.env.session.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// A start that fails says why and what to do, without a stack trace.
@ExtendWith(OutputCaptureExtension.class)
class StartUpIT {
    private static final String DEAD_DATABASE =
            "jdbc:postgresql://127.0.0.1:9/envtune?password=hush";

    private final StringWriter err = new StringWriter();
    private CapturedOutput output;

    @BeforeEach
    void keep(CapturedOutput output) {
        this.output = output;
    }

    @Test
    void serve_portTaken_namesThePortAndTheOption() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(serve("--port", String.valueOf(taken.getLocalPort()))).isEqualTo(1);

            assertMessage("Port " + taken.getLocalPort(), "--port");
        }
    }

    @Test
    void serve_unknownKey_refusesItByName() {
        assertThat(serve("--port", "0", "--envtune.foo=1")).isEqualTo(1);

        assertMessage("'envtune.foo'");
    }

    @Test
    void serve_illegalValue_namesKeyAndValue() {
        assertThat(serve("--port", "0", "--idle-limit", "soon")).isEqualTo(1);

        assertMessage("envtune.session.idle-limit", "'soon'");
    }

    @Test
    void serve_valueOutOfBounds_namesTheKey() {
        assertThat(serve("--port", "0", "--envtune.session.max-live=0")).isEqualTo(1);

        assertMessage("'envtune.session.max-live'", "'0'");
    }

    @Test
    void serve_unknownOption_isAUsageError() {
        assertThat(serve("--prot", "0")).isEqualTo(2);

        assertMessage("--prot");
    }

    @Test
    void serve_addressThatOthersReach_isRefusedUnlessInsecure() {
        assertThat(serve("--port", "0", "--host", "0.0.0.0")).isEqualTo(1);

        assertMessage("0.0.0.0", "--insecure", "no keys");
    }

    @Test
    void serve_officialDataMissing_saysWhereItLooked() {
        assertThat(serve("--port", "0", "--bfcl", "/nowhere")).isEqualTo(1);

        assertMessage("/nowhere");
    }

    @Test
    void serve_databaseThatNobodyServes_givesUpAfterTheLimit() {
        var options =
                List.of(
                        "serve",
                        "--port=0",
                        "--spring.datasource.url=" + DEAD_DATABASE,
                        "--envtune.database.start-limit=1s");

        assertThat(execute(options)).isEqualTo(1);

        assertMessage("127.0.0.1:9/envtune", "within 1 s", "ENVTUNE_DB_URL");
        assertThat(err.toString()).doesNotContain("hush");
    }

    @Test
    void databaseWait_whileItLasts_saysWhatWhereAndHowLong() {
        var progress = new ByteArrayOutputStream();
        var wait =
                new DatabaseWait(
                        DEAD_DATABASE, Duration.ofSeconds(4), new PrintStream(progress, true));

        assertThat(catchThrowable(() -> wait.untilReady("u", "p")))
                .isInstanceOf(StartUpException.class);

        assertThat(progress.toString())
                .containsPattern(
                        "waiting for the database at jdbc:postgresql://127.0.0.1:9/envtune: 3 s of 4 s"
                                + " \\(.+\\)")
                .doesNotContain("hush");
    }

    @Test
    void serve_wrongPassword_doesNotWait() {
        var options = new ArrayList<>(List.of("serve", "--port=0"));
        options.addAll(TestDatabase.keys(TestDatabase.shared()));
        options.removeLast();
        options.add("--spring.datasource.password=wrong");

        assertThat(execute(options)).isEqualTo(1);

        assertMessage("refuses", "ENVTUNE_DB_PASSWORD");
    }

    @Test
    void importCommand_withoutData_isAUsageError() {
        assertThat(execute(List.of("import", "--bfcl", " "))).isEqualTo(2);

        assertMessage("--bfcl");
    }

    private int serve(String... options) {
        var arguments = new ArrayList<>(List.of("serve"));
        arguments.addAll(TestDatabase.keys(TestDatabase.shared()));
        arguments.addAll(List.of(options));
        return execute(arguments);
    }

    private int execute(List<String> arguments) {
        return EnvService.commandLine()
                .setErr(new PrintWriter(err, true))
                .execute(arguments.toArray(String[]::new));
    }

    private void assertMessage(String... parts) {
        assertThat(err.toString()).contains(parts).doesNotContain("Exception", "\tat ");
        assertThat(output.getAll()).doesNotContain("Exception");
    }
}
