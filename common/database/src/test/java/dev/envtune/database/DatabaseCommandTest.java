package dev.envtune.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseCommandTest {
    @TempDir private Path folder;
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(strings = {"restart", "--force", "start --force"})
    void execute_unknownWord_namesItAndExits2(String arguments) {
        var words = arguments.split(" ");

        assertThat(execute(folder, words)).isEqualTo(2);
        assertThat(err.toString()).contains("'" + words[words.length - 1] + "'");
    }

    @Test
    void status_emptyFolder_saysSoAndMakesNothing() {
        var home = folder.resolve("home");

        assertThat(execute(home, "status")).isEqualTo(3);
        assertThat(out.toString()).startsWith("No database yet in ");
        assertThat(home).doesNotExist();
    }

    @Test
    void start_unusableFolder_isOneMessageAndNoStackTrace() {
        assertThat(execute(folder.resolve("$x"), "start")).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("envtune: Cannot use the data folder")
                .contains("ENVTUNE_HOME")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"plain", "two words", "it's", "$HOME `id` \\ \"", ""})
    void quoted_anyText_isThatTextToAShell(String text) {
        var assignment = "x=" + DatabaseCommand.quoted(text) + "; printf '%s.' \"$x\"";

        assertThat(Program.run(List.of("sh", "-c", assignment)).output()).isEqualTo(text + ".");
    }

    private int execute(Path dataFolder, String... arguments) {
        return DatabaseCommand.commandLine(dataFolder)
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
    }
}
