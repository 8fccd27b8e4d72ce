package dev.envtune.env.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.Str;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeantTest {
    private static final ListValue KNOWN = ListValue.ofStrings(List.of("@Ann", "ben"));

    @Test
    void integer_textOfDigits_isTheirNumber() {
        assertThat(Meant.integer(new Str("0042"))).isEqualTo(Int.of(42));
        assertThat(Meant.integer(new Str("9".repeat(18)))).isEqualTo(Int.of(999999999999999999L));
    }

    @Test
    void integer_anythingElse_isUnknown() {
        assertThat(Meant.integer(new Str(""))).isNull();
        assertThat(Meant.integer(new Str("4.2"))).isNull();
        assertThat(Meant.integer(new Str("-4"))).isNull();
        assertThat(Meant.integer(new Str("9".repeat(19)))).isNull();
        assertThat(Meant.integer(Int.of(4))).isNull();
    }

    @Test
    void spelling_caseSpaceOrSign_isOverlooked() {
        assertThat(Meant.spelling(new Str(" ann"), KNOWN)).isEqualTo(new Str("@Ann"));
        assertThat(Meant.spelling(new Str("@BEN "), KNOWN)).isEqualTo(new Str("ben"));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`@ ann`,false",
                "`#ann\n`,true",
                "`\u2003$ANN`,true",
                "`@@ann`,false",
                "` `,false",
                "`@`,false",
                "``,false",
                "`an`,false",
                "`annn`,false"
            })
    void spelling_oddTexts_areStrippedOnce(String text, boolean known) {
        assertThat(Meant.spelling(new Str(text), KNOWN) != null).isEqualTo(known);
        var alike = ListValue.ofStrings(List.of(text));
        assertThat(Meant.spelling(new Str(text), alike)).isEqualTo(new Str(text));
    }

    @Test
    void spelling_otherName_isUnknown() {
        assertThat(Meant.spelling(new Str("be"), KNOWN)).isNull();
        assertThat(Meant.spelling(Int.of(1), KNOWN)).isNull();
    }
}
