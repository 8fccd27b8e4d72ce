package dev.envtune.env.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.sandbox.Outcome;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Value;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandardWordingTest {
    private static final String LONGEST = "x".repeat(StandardWording.MOST_CHARACTERS);

    @Test
    void of_resultOfMostCharacters_isKept() {
        assertThat(wording(new Str(LONGEST))).isEqualTo(LONGEST);
    }

    @Test
    void of_oneCharacterMore_tellsTheLimitInstead() {
        assertThat(wording(new Str(LONGEST + "x")))
                .isEqualTo(
                        "Error during execution: the result of this call exceeds the limit of 131072"
                                + " characters");
    }

    @Test
    void of_sharedItemsThatUnfold_tellsTheLimitInstead() {
        Value wide = new Str(LONGEST);
        for (int i = 0; i < 5; i++) {
            wide = new ListValue(Collections.nCopies(40, wide)); // 40^5 times the text
        }
        assertThat(wording(wide)).isEqualTo(StandardWording.BEYOND);
    }

    private static String wording(Value result) {
        return StandardWording.of(new Outcome(null, null, List.of(), ToolResult.ok(result)));
    }
}
