package dev.envtune.env.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    private static final List<String> NAMES = List.of("cat", "mkdir", "get_ticket", "file_name");

    @ParameterizedTest
    @CsvSource({
        "cats,cat",
        "makedir,mkdir",
        "getTicket,get_ticket",
        "filename,file_name",
        "file,file_name"
    })
    void of_nearName_isFound(String mistaken, String meant) {
        assertThat(Nearest.of(mistaken, NAMES)).isEqualTo(meant);
    }

    @Test
    void of_nothingNear_isNull() {
        assertThat(Nearest.of("startEngine", NAMES)).isNull();
        assertThat(Nearest.of("", NAMES)).isNull();
        assertThat(Nearest.of("c".repeat(100_000), NAMES)).isNull();
    }

    @Test
    void of_manyOrLongNames_comparesSome() {
        var far = Collections.nCopies(10_000, "x".repeat(64));
        var names = Stream.concat(far.stream(), Stream.of("cats")).toList();

        assertThat(Nearest.of("cat", List.of("c".repeat(65), "cats"))).isEqualTo("cats");
        assertThat(Nearest.of("cat", names)).isNull();
    }
}
