package dev.envtune.env.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.contract.Feedback;
import dev.envtune.env.sandbox.Domains;
import dev.envtune.env.sandbox.HintKind;
import dev.envtune.env.sandbox.Play;
import dev.envtune.env.sandbox.Toolbox;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DispatchHintsTest {
    private final Play files = Play.of("GorillaFileSystem", "{}");

    @Test
    void missingArgument_showsTheSignature() {
        var hint = files.hint("grep(pattern='a')");
        assertThat(hint.kind()).isEqualTo(HintKind.SIGNATURE);
        assertThat(hint.text()).contains("grep(file_name: string, pattern: string)");
    }

    @Test
    void unexpectedKeyword_suggestsTheNearestFreeOne() {
        assertThat(files.next("touch(filename='a.txt')")).isEqualTo("touch(file_name='a.txt')");
        assertThat(files.next("cd(folder='a', verbose=True)")).isEqualTo("cd(folder='a')");
    }

    @Test
    void unknownTool_suggestsAnOfferedOne() {
        assertThat(files.next("makedir(dir_name='a')")).isEqualTo("mkdir(dir_name='a')");
        assertThat(files.hint("fly()").text()).doesNotContain("Did you mean");
    }

    @Test
    void wrongType_namesTheParameter() {
        assertThat(files.hint("touch(file_name=5)").text())
                .contains("file_name must be of type string; an integer was given");
    }

    @Test
    void syntaxProblem_saysTheForm() {
        assertThat(files.says("cd(folder='a'")).startsWith("Error during execution: ");
        assertThat(files.hint("cd(folder='a'").kind()).isEqualTo(HintKind.FORMAT);
    }

    /// A tool that is still held out must not be named, nor used in a next action.
    @Test
    void heldOutTool_isNeverNamed() {
        var domain = Objects.requireNonNull(Domains.installed().find("GorillaFileSystem"));
        var offered =
                domain.tools().values().stream()
                        .filter(tool -> !tool.name().equals("ls") && !tool.name().equals("find"))
                        .toList();
        var toolbox =
                new Toolbox(
                        new Toolbox.Setup(List.of(domain), Map.of(), null),
                        Instant.parse("2026-06-15T12:00:00Z"));
        var voiced =
                Voice.of(Feedback.AUGMENTED)
                        .say(toolbox.execute("cat(file_name='absent')"), new Offer(offered));
        var hint = Objects.requireNonNull(voiced.hint());
        assertThat(hint.text()).isNotEmpty().doesNotContainPattern("\\b(ls|find)\\b");
        assertThat(String.valueOf(hint.next())).doesNotContainPattern("\\b(ls|find)\\(");
        assertThat(files.hint("cat(file_name='absent')").text()).containsPattern("\\b(ls|find)\\b");
    }

    @Test
    void hugeArgument_isCutInTheHint() {
        var voiced = files.hints("cat(file_name='" + "a".repeat(50_000) + "')");
        assertThat(Objects.requireNonNull(voiced.hint()).text()).hasSizeLessThan(1_000);
    }

    @Test
    void self_isTakenAlready() {
        assertThat(files.says("touch(self=1)"))
                .isEqualTo(
                        "Error during execution: GorillaFileSystem.touch() got multiple values for"
                                + " argument 'self'");
        assertThat(files.hint("touch(self=1)").text()).contains("self");
    }
}
