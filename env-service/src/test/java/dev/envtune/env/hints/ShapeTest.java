package dev.envtune.env.hints;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ShapeTest {
    @Test
    void same_otherTexts_yes() {
        assertThat(Shape.same("{\"error\": \"a\"}", "{\"error\": \"a. Hint: b\"}")).isTrue();
        assertThat(Shape.same("[{\"error\": \"a\"}]", "[{\"error\": \"b\"}]")).isTrue();
        assertThat(Shape.same("no json", "other")).isTrue();
    }

    @Test
    void same_otherKeysOrTypes_no() {
        assertThat(Shape.same("{\"error\": \"a\"}", "{\"error\": \"a\", \"hint\": \"b\"}"))
                .isFalse();
        assertThat(Shape.same("[\"a\"]", "[\"a\", \"b\"]")).isFalse();
        assertThat(Shape.same("{\"error\": \"a\"}", "a")).isFalse();
    }
}
