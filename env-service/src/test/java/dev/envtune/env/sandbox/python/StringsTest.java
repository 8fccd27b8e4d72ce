package dev.envtune.env.sandbox.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StringsTest {
    @Test
    void splitLines_everyLineEnd_separates() {
        assertThat(
                        Strings.splitLines(
                                "a\nb\r\nc\rd\u000be\ff\u001cg\u001dh\u001ei\u0085j\u2028k\u2029l"))
                .containsExactly("a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l");
        assertThat(Strings.splitLines("a\n\nb\n")).containsExactly("a", "", "b");
        assertThat(Strings.splitLines("\n")).containsExactly("");
        assertThat(Strings.splitLines("")).isEmpty();
        assertThat(Strings.splitLines("a\u001fb")).containsExactly("a\u001fb");
    }

    @Test
    void split_unicodeWhiteSpace_separates() {
        assertThat(Strings.split(" a\tb\u00a0\u3000c\u001fd\u200be "))
                .containsExactly("a", "b", "c", "d\u200be");
        assertThat(Strings.split("  ")).isEmpty();
    }

    @Test
    void strip_characters_onlyAtTheEnds() {
        assertThat(Strings.strip("//a/b//", "/")).isEqualTo("a/b");
        assertThat(Strings.stripStart("``\n [x", "`\n ")).isEqualTo("[x");
        assertThat(Strings.stripEnd("a\ud83d\ude00\ud83d\ude00", "\ud83d\ude00")).isEqualTo("a");
        assertThat(Strings.strip("\ud83d", "\ud83d\ude00")).isEqualTo("\ud83d");
        assertThat(Strings.strip("xx", "x")).isEmpty();
        assertThat(Strings.strip("\u2003 a \u0085")).isEqualTo("a");
    }

    @Test
    void codePointOrder_surrogatePairs_comeAfterTheFirstPlane() {
        var texts =
                new String[] {
                    "\ud83d\ude00", "\uffee", "b", "a", "", "a\ud83d\ude00", "\ud83d", "ab"
                };
        Arrays.sort(texts, Strings.CODE_POINT_ORDER);
        assertThat(texts)
                .containsExactly(
                        "", "a", "ab", "a\ud83d\ude00", "b", "\ud83d", "\uffee", "\ud83d\ude00");
    }

    @Test
    void codePointOrder_textsThatPartInsideAPair_compareThePair() {
        var pair = "\ud83d\ude00";
        var halfAndMore = "\ud83d\uffee";
        assertThat(Strings.CODE_POINT_ORDER.compare(pair, halfAndMore)).isPositive();
        assertThat(Strings.CODE_POINT_ORDER.compare(halfAndMore, pair)).isNegative();
        assertThat(Strings.CODE_POINT_ORDER.compare(pair, "\ud83d\ude01")).isNegative();
        assertThat(Strings.CODE_POINT_ORDER.compare(pair, pair)).isZero();
    }

    @Test
    void lower_specialLetters_likePython() {
        assertThat(Strings.lower("ÀΣ \u0130")).isEqualTo("àς i\u0307");
    }

    @ParameterizedTest
    @CsvSource({"7,3,007", "-7,4,-007", "+7,3,+07", "1234,3,1234", "'',2,00", "a-1,5,00a-1"})
    void zeroFill_signs_stayInFront(String text, int width, String expected) {
        assertThat(Strings.zeroFill(text, width)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "0.125,0.12",
        "0.375,0.38",
        "2.675,2.67",
        "1.005,1.00",
        "1e22,10000000000000000000000.00",
        "-0.001,-0.00",
        "-0.0,-0.00",
        "1234567.895,1234567.90",
        "0.005,0.01",
        "0.015,0.01",
        "0.025,0.03",
        "Infinity,inf",
        "-Infinity,-inf",
        "NaN,nan"
    })
    void fixed_twoDigits_roundsTheExactValue(double number, String expected) {
        assertThat(Strings.fixed(number, 2)).isEqualTo(expected);
    }

    @Test
    void lower_letterThatBecomesTwo_asInPython() {
        assertThat(Strings.lower("A\u0130\u03a3")).isEqualTo("ai\u0307\u03c2");
    }
}
