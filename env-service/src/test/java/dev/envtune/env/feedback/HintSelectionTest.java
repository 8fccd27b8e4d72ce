package dev.envtune.env.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.envtune.contract.Feedback;
import dev.envtune.env.sandbox.DomainSpec;
import dev.envtune.env.sandbox.Domains;
import dev.envtune.env.sandbox.HintKind;
import dev.envtune.env.sandbox.Toolbox;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HintSelectionTest {
    private static final String SIGNATURE = "ls(b=1)";
    private static final String PRODUCER = "cat(file_name='absent')";

    @Test
    void of_domainNamed_overrulesTheOthers() {
        var selection =
                HintSelection.of(Map.of("*", List.of("K1"), "GorillaFileSystem", List.of()));
        assertThat(hint(selection, SIGNATURE)).isNull();
        assertThat(hint(selection, "add(c=1)")).isEqualTo(HintKind.SIGNATURE);
    }

    @Test
    void of_othersAbsent_leavesThemEveryKind() {
        var selection = HintSelection.of(Map.of("MathAPI", List.of()));
        assertThat(hint(selection, SIGNATURE)).isEqualTo(HintKind.SIGNATURE);
        assertThat(hint(selection, "add(c=1)")).isNull();
    }

    @Test
    void of_callOfNoTool_countsToTheOthers() {
        assertThat(hint(HintSelection.of(Map.of("*", List.of("K1"))), "fly()")).isNull();
        assertThat(hint(HintSelection.of(Map.of("*", List.of("K2"))), "fly()"))
                .isEqualTo(HintKind.TOOL_NAME);
    }

    @Test
    void say_kindNotSelected_isWordedAsInStandardFeedback() {
        var selection = HintSelection.of(Map.of("*", List.of("K1")));
        assertThat(voiced(selection, PRODUCER).shown())
                .isEqualTo(voiced(selection, PRODUCER).standard());
        assertThat(voiced(HintSelection.ALL, PRODUCER).shown()).contains(" Hint: ");
    }

    @Test
    void of_everyKind_isAll() {
        var every = Arrays.stream(HintKind.values()).map(HintKind::code).toList();
        assertThat(HintSelection.of(Map.of("*", every, "MathAPI", every)))
                .isEqualTo(HintSelection.ALL);
    }

    @Test
    void codes_readAgain_giveTheSameSelection() {
        var selection =
                HintSelection.of(Map.of("*", List.of("K4", "K1", "K4"), "MathAPI", List.of()));
        assertThat(selection.codes())
                .isEqualTo(Map.of("*", List.of("K1", "K4"), "MathAPI", List.of()));
        assertThat(HintSelection.of(selection.codes())).isEqualTo(selection);
    }

    @Test
    void of_unknownName_namesTheLegalOnes() {
        assertThatThrownBy(() -> HintSelection.of(Map.of("*", List.of("K18"))))
                .hasMessageContaining("'K18'")
                .hasMessageContaining("K1, K2");
        assertThatThrownBy(() -> HintSelection.of(Map.of("Maths", List.of())))
                .hasMessageContaining("'Maths'")
                .hasMessageContaining("*, ")
                .hasMessageContaining("MathAPI");
    }

    private static @Nullable HintKind hint(HintSelection selection, String call) {
        var hint = voiced(selection, call).hint();
        return hint == null ? null : hint.kind();
    }

    private static Voiced voiced(HintSelection selection, String call) {
        var domains = List.of(domain("GorillaFileSystem"), domain("MathAPI"));
        var toolbox =
                new Toolbox(
                        new Toolbox.Setup(domains, Map.of(), null),
                        Instant.parse("2026-06-15T12:00:00Z"));
        var tools = domains.stream().flatMap(domain -> domain.tools().values().stream()).toList();
        return Voice.of(Feedback.AUGMENTED, selection).say(toolbox.execute(call), new Offer(tools));
    }

    private static DomainSpec domain(String name) {
        return Objects.requireNonNull(Domains.installed().find(name));
    }
}
