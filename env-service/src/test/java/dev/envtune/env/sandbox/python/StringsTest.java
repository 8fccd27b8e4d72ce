package dev.envtune.env.sandbox.python;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StringsTest {
    /// Without what Java and Python disagree on: which neighbours of a sigma belong to its word.
    private static final List<String> PARTS =
            List.of(
                    "A", "b", "\u03a3", "\u03c2", "\u0130", "\u00c9", " ", "\n", "\u00df",
                    "x\u0301");

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
    @CsvSource({
        "\u03a3,\u03c3",
        "A\u03a3,a\u03c2",
        "A\u03a3A,a\u03c3a",
        "A\u03a3\u03a3,a\u03c3\u03c2",
        "A.\u03a3,a.\u03c2",
        "A\u00ad\u03a3:b,a\u00ad\u03c3:b",
        "A\u03a3\u0301\u0301,a\u03c2\u0301\u0301",
        "A\u03a3\u055fB,a\u03c3\u055fb",
        "1\u03a3,1\u03c3",
        "\u02b0\u03a3,\u02b0\u03c3",
        "\ud801\udc00\u03a3,\ud801\udc28\u03c2",
        "A\u03a3\ud801\udc00,a\u03c3\ud801\udc28",
        "\u24b6\u03a3,\u24d0\u03c2",
        "\u0130\u03a3,i\u0307\u03c2"
    })
    void lower_capitalSigma_asInPython(String text, String expected) {
        assertThat(Strings.lower(text)).isEqualTo(expected);
    }

    @Test
    void lower_manyWords_agreesWithTheJdk() {
        var random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            var text = new StringBuilder();
            for (int j = random.nextInt(20); j >= 0; j--) {
                text.append(PARTS.get(random.nextInt(PARTS.size())));
            }
            assertThat(Strings.lower(text.toString()))
                    .isEqualTo(text.toString().toLowerCase(Locale.ROOT));
        }
    }

    @Test
    void countWords_anyWhiteSpace_isTheNumberOfWords() {
        for (var text : List.of("", " ", "a", " a\tb\u00a0\u3000c\u001fd\u200be ", "a\n\nb")) {
            assertThat(Strings.countWords(text)).isEqualTo(Strings.split(text).size());
        }
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
