package dev.envtune.policy.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.envtune.policy.PolicyException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenizerTest {
    @TempDir static Path trained;
    @TempDir Path folder;
    private static Tokenizer tokenizer;

    @BeforeAll
    static void train() {
        tokenizer = Tokenizer.open(Samples.trained(trained));
    }

    @Test
    void decode_anyEncodedText_isTheText() {
        var random = new Random(2);
        for (var i = 0; i < 2000; i++) {
            var text = Samples.randomText(random);
            assertThat(tokenizer.decode(tokenizer.encode(text))).isEqualTo(text);
            assertThat(tokenizer.decode(tokenizer.encodeForeign(text))).isEqualTo(text);
        }
    }

    @Test
    void encode_longText_isNotTruncated() {
        var ids = tokenizer.encode("Boston,".repeat(5000));
        assertThat(ids).hasSize(10_000);
    }

    @Test
    void encode_controlTokens_becomeTheirIds() {
        var ids = tokenizer.encode("<|im_start|>docs<|im_end|>");
        assertThat(Arrays.stream(ids).mapToObj(tokenizer::tokenOf))
                .containsExactly("<|im_start|>", "docs", "<|im_end|>");
    }

    @Test
    void encodeForeign_controlTokensInEveryPosition_stayText() {
        var base = "move the 'docs' folder";
        var first = tokenizer.idOf("<|endoftext|>").orElseThrow();
        for (var token : Samples.SETTINGS.addedTokens()) {
            for (var at = 0; at <= base.length(); at++) {
                var text = base.substring(0, at) + token + base.substring(at) + token + token;
                var ids = tokenizer.encodeForeign(text);
                assertThat(Arrays.stream(ids)).allMatch(id -> id < first);
                assertThat(tokenizer.decode(ids)).isEqualTo(text);
            }
        }
    }

    @Test
    void encode_halfASurrogatePair_isReplacedAndTheRestKept() {
        assertThat(tokenizer.decode(tokenizer.encodeForeign("🙂\ud83d!\ude42🙂")))
                .isEqualTo("🙂\ufffd!\ufffd🙂");
    }

    @Test
    void streamDecoder_anyIds_givesTheSameTextInWholeCharacters() {
        var random = new Random(3);
        for (var i = 0; i < 500; i++) {
            var ids = random.ints(40, 0, tokenizer.vocabularySize()).toArray();
            var decoder = tokenizer.streamDecoder();
            var text = new StringBuilder();
            Arrays.stream(ids).forEach(id -> text.append(decoder.add(id)));
            assertThat(text + decoder.finish()).isEqualTo(tokenizer.decode(ids));
        }
    }

    @Test
    void streamDecoder_characterOfFourBytes_comesWithItsLastByte() {
        var plain = Tokenizer.open(bytesOnly());
        var decoder = plain.streamDecoder();
        assertThat(Arrays.stream(plain.encode("🙂")).mapToObj(decoder::add))
                .containsExactly("", "", "", "🙂");
    }

    private Path bytesOnly() {
        try {
            var settings = BpeTrainer.Settings.chatMl(265, List.of());
            BpeTrainer.train(Samples.corpus(), settings).write(folder, 100);
            return folder;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void encode_manyVirtualThreads_agree() throws Exception {
        var texts = Samples.corpus().limit(200).toList();
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            var tasks =
                    texts.stream()
                            .map(text -> (Callable<int[]>) () -> tokenizer.encode(text))
                            .toList();
            var results = executor.invokeAll(tasks);
            for (var i = 0; i < texts.size(); i++) {
                assertThat(results.get(i).get()).isEqualTo(tokenizer.encode(texts.get(i)));
            }
        }
    }

    @Test
    void endOfTurnIds_ofAllFiles_beginWithTheTokenizersOwn() throws IOException {
        var end = tokenizer.idOf("<|im_end|>").orElseThrow();
        assertThat(tokenizer.endOfTurnIds()).containsExactly(end);
        Samples.trained(folder);
        Files.writeString(folder.resolve("generation_config.json"), "{\"eos_token_id\": [3, 5]}");
        assertThat(Tokenizer.open(folder).endOfTurnIds()).containsExactly(end, 3, 5);
    }

    @Test
    void open_tokenThatOnlyTheConfigKnows_isAdded() throws IOException {
        Samples.trained(folder);
        var size = tokenizer.vocabularySize();
        Files.writeString(folder.resolve("added_tokens.json"), "{\"<hint>\": " + size + "}");
        assertThat(Tokenizer.open(folder).encode("a<hint>b")).hasSize(3).contains(size);
        Files.writeString(folder.resolve("added_tokens.json"), "{\"<hint>\": " + (size + 7) + "}");
        assertThatExceptionOfType(PolicyException.class)
                .isThrownBy(() -> Tokenizer.open(folder))
                .withMessageContaining("tokenizer.json")
                .withMessageContaining("<hint>");
    }

    @Test
    void open_noTokenizer_namesTheFileAndWhatToDo() {
        assertThatExceptionOfType(PolicyException.class)
                .isThrownBy(() -> Tokenizer.open(folder))
                .withMessageContaining(folder.resolve("tokenizer.json") + " does not exist")
                .withMessageContaining("Hugging Face");
    }

    @Test
    void open_damagedTokenizer_namesTheFile() throws IOException {
        var file = Samples.trained(folder).resolve("tokenizer.json");
        var json = Files.readString(file);
        for (var damage :
                List.of(
                        json.substring(0, json.length() / 2),
                        "[]",
                        json.replace("\"merges\" : [", "\"merges\" : [ \"nope nope\","))) {
            Files.writeString(file, damage);
            assertThatExceptionOfType(PolicyException.class)
                    .isThrownBy(() -> Tokenizer.open(folder))
                    .withMessageContaining(file + " cannot be read")
                    .withMessageContaining("Copy it again");
        }
    }

    @Test
    void open_otherKindOfTokenizer_saysWhatIsSupported() throws IOException {
        var file = Samples.trained(folder).resolve("tokenizer.json");
        var json = Files.readString(file);
        Files.writeString(file, json.replace("\"BPE\"", "\"Unigram\""));
        assertThatExceptionOfType(PolicyException.class)
                .isThrownBy(() -> Tokenizer.open(folder))
                .withMessageContaining("its model is Unigram");
    }
}
