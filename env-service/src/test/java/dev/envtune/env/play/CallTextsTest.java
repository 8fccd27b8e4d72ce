package dev.envtune.env.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallTextsTest {
    @Test
    void split_semicolons_separateCalls() {
        assertThat(parts(" a(x=1) ;b( ); ")).containsExactly("a(x=1)", "b( )");
    }

    @Test
    void split_list_separatesAtItsOwnCommasOnly() {
        assertThat(parts("[a(x=[1, 2], y=(3, 4)), b(z={'k': 1})]"))
                .containsExactly("a(x=[1, 2], y=(3, 4))", "b(z={'k': 1})");
    }

    @Test
    void split_separatorsAndBracketsInStrings_areText() {
        assertThat(parts("a(x='1; ) [', y=\"it's\"); b(z='\\'; ')"))
                .containsExactly("a(x='1; ) [', y=\"it's\")", "b(z='\\'; ')");
    }

    @Test
    void split_parts_knowWhereTheyBegin() {
        assertThat(CallTexts.split("a();  b()"))
                .isEqualTo(
                        new CallTexts.Parts(
                                List.of(
                                        new CallTexts.Part("a()", 0),
                                        new CallTexts.Part("b()", 6))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a(x='b)   | 4 | this string has no end",
                "a(x=[1)   | 6 | nothing opened this ')'",
                "a(x=1     | 1 | nothing closes this '('",
                "a())      | 3 | nothing opened this ')'",
                "[a()] b() | 4 | the list of calls has ended here",
                "[]        | 0 | there is no call in this",
                "[a(), b() | 0 | nothing closes this '['",
            })
    void split_bracketsThatDoNotMatch_pointsAtTheOneAlone(String text, int at, String problem) {
        assertThat(CallTexts.split(text)).isEqualTo(new CallTexts.Broken(problem, at));
    }

    private static List<String> parts(String text) {
        return CallTexts.split(text) instanceof CallTexts.Parts(var parts)
                ? parts.stream().map(CallTexts.Part::text).toList()
                : List.of();
    }
}
