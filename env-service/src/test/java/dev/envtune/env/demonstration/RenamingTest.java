package dev.envtune.env.demonstration;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.sandbox.python.DictValue;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RenamingTest {
    private final Renaming renaming =
            new Renaming(
                    new Draw(Lexicon.load(), new Random(1)),
                    Map.of("6", "share count"),
                    Set.of("USR005"));

    @Test
    void text_valuesInQuotes_changeTheSameEverywhereAndOtherWordsStay() {
        var said = renaming.text("Write the text 'black cat' into the file 'cat.txt'.");
        assertThat(said).matches("Write the text '\\w+ \\w+' into the file '\\w+\\.txt'\\.");
        var noun = said.replaceAll(".*'\\w+ (\\w+)'.*", "$1");
        assertThat(noun).isNotEqualTo("cat");
        assertThat(said).endsWith("'" + noun + ".txt'.");
        var call = TemplateMatch.parsed("echo(content='black cat', file_name='cat.txt')");
        assertThat(renaming.call(call).text())
                .contains("file_name='" + noun + ".txt'")
                .contains(" " + noun + "'");
    }

    @Test
    void text_namesIdsAndNumbers_changeOutsideQuotesToo() {
        var said = renaming.text("Send Frank 6 of the 7 messages to USR002 on 2024-05-10.");
        assertThat(said)
                .matches(
                        "Send [A-Z]\\w+ \\d+ of the 7 messages to USR0\\d\\d on"
                                + " 202[45]-\\d\\d-\\d\\d\\.");
        assertThat(renaming.text("'frank'")).isEqualToIgnoringCase("'" + said.split(" ")[1] + "'");
    }

    @Test
    void text_wordsThatMeanSomethingToATool_stay() {
        assertThat(renaming.text("Set the mode 'cool' for the door 'rear_left' and 'km'."))
                .isEqualTo("Set the mode 'cool' for the door 'rear_left' and 'km'.");
    }

    @Test
    void text_fixedValues_stay() {
        assertThat(renaming.text("Write to USR005 and USR006."))
                .matches("Write to USR005 and USR0(?!06)\\d\\d\\.");
    }

    @Test
    void config_keysOfFoldersAndUsers_changeAndFieldsStay() {
        var config =
                DictValue.of("user_map", DictValue.of("Bob", "USR002"))
                        .put("contents", DictValue.of("photo", DictValue.of("type", "directory")))
                        .put("title", "old mouse");
        var changed = renaming.config(config);
        assertThat(changed.toString())
                .matches(
                        "\\{'user_map': \\{'[A-Z]\\w+': 'USR0\\d\\d'}, 'contents': \\{'\\w+':"
                                + " \\{'type': 'directory'}}, 'title': '\\w+ \\w+'}")
                .doesNotContain("Bob")
                .doesNotContain("photo'");
    }
}
