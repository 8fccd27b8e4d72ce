package dev.envtune.env.sandbox.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SubstringTest {
    @Test
    void isIn_longRepetitiveTexts_agreesWithTheJdk() {
        var random = new Random(1);
        for (int i = 0; i < 200; i++) {
            var text = letters(random, 40_000);
            int start = random.nextInt(20_000);
            var inside = text.substring(start, start + 10_000);

            assertThat(new Substring(inside).isIn(text)).isTrue();
            var changed = inside.substring(0, 9_999) + "c";
            assertThat(new Substring(changed).isIn(text)).isEqualTo(text.contains(changed));
        }
    }

    @Test
    void isIn_borderOverlappingTheMatch_isFound() {
        var part = "a".repeat(2_000) + "b" + "a".repeat(2_000) + "c";
        var text = "a".repeat(2_000) + "b" + part;

        assertThat(new Substring(part).isIn(text)).isTrue();
        assertThat(new Substring(part).isIn(text.substring(0, text.length() - 1) + "d")).isFalse();
    }

    @Test
    void isIn_partLongerThanText_isFalse() {
        assertThat(new Substring("abc").isIn("ab")).isFalse();
        assertThat(new Substring("").isIn("")).isTrue();
    }

    /// Long runs of one letter, so that prefixes match often.
    private static String letters(Random random, int length) {
        var text = new StringBuilder(length);
        while (text.length() < length) {
            text.append("a".repeat(random.nextInt(50))).append('b');
        }
        return text.substring(0, length);
    }
}
