package dev.envtune.policy.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class BpeTrainerTest {
    @TempDir Path folder;

    @Test
    void train_listedWords_areOneTokenInEveryPlace() {
        var tokenizer = Tokenizer.open(Samples.trained(folder));
        for (var word : Samples.WORDS) {
            var id = tokenizer.idOf(word).orElseThrow();
            assertThat(tokenizer.encode(word)).containsExactly(id);
            for (var context :
                    List.of("see %s now", "see '%s'.", "{\"a\": \"%s\"}", "f(a=%s, b=1)")) {
                assertThat(tokenizer.encode(context.formatted(word))).contains(id);
            }
        }
    }

    @Test
    void train_pairsWorkedByHand_areMergedByFrequencyThenAge() {
        // lo 5, ow 5, then low 5; es 3 comes before st 3 and te 2, because the pair (e, s) is
        // older.
        var texts = Stream.of("low low low low low\nest est est\nte te");
        var limit = 256 + 5 + 3;
        var trained = BpeTrainer.train(texts, settings(limit, List.of()));
        assertThat(merges(trained)).containsExactly("l o", "lo w", "e s", "es t", "Ġ low");
    }

    @Test
    void train_frequentWord_isJoinedToItsSpaceAndAListedOneIsNot() {
        var texts = "we open the docs and open the docs";
        var trained = BpeTrainer.train(Stream.of(texts), settings(400, List.of("docs")));
        assertThat(merges(trained)).contains("Ġ the", "Ġ open").doesNotContain("Ġ docs");
        assertThat(merges(trained).getLast()).startsWith("Ġ ");
    }

    @Test
    void train_sameTexts_givesTheSameFileInAnyOrder() throws IOException {
        var reversed = Samples.corpus().toList().reversed().stream();
        BpeTrainer.train(reversed, Samples.SETTINGS).write(folder.resolve("b"), 4096);
        Samples.trained(folder.resolve("a"));
        assertThat(folder.resolve("b/tokenizer.json"))
                .hasSameTextualContentAs(folder.resolve("a/tokenizer.json"));
    }

    @Test
    void train_vocabularyFull_hasExactlyThatManyTokens() {
        var trained = BpeTrainer.train(Samples.corpus(), settings(400, List.of()));
        assertThat(trained.vocabularySize()).isEqualTo(400);
    }

    @Test
    void train_tooManyWords_saysHowManyTokensTheyNeed() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> BpeTrainer.train(Stream.of(), settings(262, List.of("abcd", "xyz"))))
                .withMessage(
                        "a vocabulary of 262 tokens is too small for the listed words: they need 264");
    }

    @Test
    void settings_wordOfSeveralParts_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> settings(400, List.of("2024-05-10")))
                .withMessage(
                        "'2024-05-10' cannot become one token: texts are cut into [2024, -, 05, -, 10]; list the parts");
    }

    /// What `src/test/python/tokenizer_golden.py` got from the tokenizer of these samples.
    @Test
    void write_trainedTokenizer_meansTheSameToHuggingFacesLibrary() throws IOException {
        var tokenizer = Tokenizer.open(Samples.trained(Path.of("target/trained")));
        try (var golden = BpeTrainerTest.class.getResourceAsStream("tokenizer-golden.json")) {
            var cases = JsonFile.MAPPER.readTree(golden).valueStream().toList();
            assertThat(cases).hasSize(200);
            for (var expected : cases) {
                var text = expected.path("text").asString();
                assertThat(tokenizer.encode(text)).as(text).isEqualTo(ids(expected.path("ids")));
                assertThat(tokenizer.encodeForeign(text))
                        .as(text)
                        .isEqualTo(ids(expected.path("foreign")));
            }
        }
    }

    private static int[] ids(JsonNode array) {
        return array.valueStream().mapToInt(JsonNode::asInt).toArray();
    }

    private static BpeTrainer.Settings settings(int vocabularySize, List<String> words) {
        var special = List.of("<|endoftext|>", "<|im_start|>", "<|im_end|>");
        return new BpeTrainer.Settings(vocabularySize, special, List.of(), words);
    }

    private List<String> merges(TrainedTokenizer trained) {
        try {
            Files.createDirectories(folder);
            trained.write(folder, 100);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        var merges = JsonFile.read(folder.resolve("tokenizer.json")).path("model").path("merges");
        return merges.valueStream().map(merge -> merge.asString()).toList();
    }
}
