package dev.envtune.env.sandbox.python;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class LowerCaseTest {
    private final LowerCase lowerCase = new LowerCase();

    @Test
    void of_anyText_isItsLowerCaseEachTime() {
        for (int i = 0; i < 2; i++) {
            for (var text : List.of("", "ab", "A\u03a3", "\u0130x", "\ud83d\ude00 B", "\ud800")) {
                assertThat(lowerCase.of(text)).isEqualTo(Strings.lower(text));
            }
        }
    }

    @Test
    void of_aTextAgain_isNotMadeAgain() {
        var text = "A b ".repeat(10_000);
        assertThat(lowerCase.of(text)).isSameAs(lowerCase.of(text));
    }

    @Test
    void ofAll_whatCanBeIterated_hasEachItem() {
        assertThat(lowerCase.ofAll(ListValue.of(new Str("#A"), new Str("b"))))
                .containsExactlyInAnyOrder("#a", "b");
        assertThat(lowerCase.ofAll(new Str("A\u03a3\ud83d\ude00")))
                .containsExactlyInAnyOrder("a", "\u03c3", "\ud83d\ude00");
        assertThat(lowerCase.ofAll(new DictValue().put("K", "v"))).containsExactly("k");
    }

    @Test
    void ofAll_anItemThatIsNoText_raisesEachTime() {
        var items = ListValue.of(new Str("a"), Int.of(1));
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> lowerCase.ofAll(items))
                    .isInstanceOf(PythonError.class)
                    .hasMessageContaining("'int' object has no attribute 'lower'");
        }
        assertThatThrownBy(() -> lowerCase.ofAll(None.NONE)).isInstanceOf(PythonError.class);
    }
}
