package dev.envtune.policy.text;

import dev.envtune.policy.PolicyException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A byte-level BPE tokenizer from a Hugging Face folder. Safe for use by many threads.
///
/// Nothing is ever truncated, padded or added: no token begins or ends a text on its own. Texts come
/// back exactly, except that the normalizer of the folder applies (NFC in Qwen's tokenizers) and that
/// half a surrogate pair becomes U+FFFD.
public final class Tokenizer {
    private final NativeEncoder encoder;
    private final NativeEncoder foreignEncoder;
    private final Map<String, Integer> ids;
    private final @Nullable String[] tokens;
    private final byte[][] bytes;
    private final AddedTokens addedTokens;
    private final List<String> controlTokens;
    private final List<Integer> endOfTurn;

    private Tokenizer(NativeEncoder encoder, NativeEncoder foreignEncoder, TokenizerFolder folder) {
        this.encoder = encoder;
        this.foreignEncoder = foreignEncoder;
        ids = Map.copyOf(folder.ids());
        var size = ids.values().stream().mapToInt(id -> id + 1).max().orElse(0);
        tokens = new String[size];
        bytes = new byte[size][0];
        ids.forEach(
                (token, id) -> {
                    tokens[id] = token;
                    bytes[id] =
                            folder.added().contains(token)
                                    ? token.getBytes(StandardCharsets.UTF_8)
                                    : ByteLevel.bytes(token);
                });
        addedTokens = new AddedTokens(folder.added());
        controlTokens = folder.controlTokens();
        endOfTurn = folder.endOfTurn();
    }

    /// Reads `tokenizer.json` and, where they exist, `tokenizer_config.json`, `special_tokens_map.json`,
    /// `added_tokens.json` and `generation_config.json`.
    ///
    /// @throws PolicyException if a file is missing, damaged or not of byte-level BPE
    public static Tokenizer open(Path folder) {
        var files = TokenizerFolder.read(folder);
        var tokenizer =
                new Tokenizer(
                        nativeEncoder(files.file(), files.document().toString()),
                        nativeEncoder(files.file(), files.withoutAddedTokens().toString()),
                        files);
        for (var added : files.added()) {
            var encoded = tokenizer.encode(added);
            if (encoded.length != 1
                    || !Integer.valueOf(encoded[0]).equals(files.ids().get(added))) {
                throw JsonFile.damaged(
                        files.file(),
                        "the added token %s does not have the id %s that the folder gives it"
                                .formatted(added, files.ids().get(added)),
                        null);
            }
        }
        return tokenizer;
    }

    private static NativeEncoder nativeEncoder(Path file, String document) {
        try {
            return new NativeEncoder(document);
        } catch (RuntimeException e) {
            throw JsonFile.damaged(file, String.valueOf(e.getMessage()), e);
        }
    }

    /// The ids of a rendered conversation: those of its whole text, where a control token counts only if
    /// no character of it is foreign.
    public int[] encode(List<Piece> pieces) {
        var result = IntStream.builder();
        for (var part : addedTokens.split(pieces)) {
            if (part.added()) {
                result.add(Objects.requireNonNull(ids.get(part.text())));
            } else {
                Arrays.stream(encodeForeign(part.text())).forEach(result::add);
            }
        }
        return result.build().toArray();
    }

    /// The ids of our own text. Control tokens in it become their ids.
    public int[] encode(String text) {
        return encoder.encode(text);
    }

    /// The ids of a text that a user or an environment wrote. Added tokens in it stay text, special
    /// (`<|im_end|>`) or not (`<tool_call>`): the encoder used here does not know them.
    public int[] encodeForeign(String text) {
        return foreignEncoder.encode(text);
    }

    /// The text of the ids, control tokens included. An incomplete UTF-8 sequence becomes U+FFFD; an id
    /// without a token (a padding row of a model's embedding) is no text.
    public String decode(int... ids) {
        var text = new ByteArrayOutputStream(4 * ids.length);
        for (var id : ids) {
            text.writeBytes(bytes(id));
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    /// Decodes ids one at a time.
    public StreamDecoder streamDecoder() {
        return new StreamDecoder(this);
    }

    /// What an id stands for in UTF-8; a part of a character sometimes.
    public byte[] bytes(int id) {
        return id < bytes.length ? bytes[id].clone() : new byte[0];
    }

    /// Whether a text spells out a token that is marked as special, such as `<|im_end|>`, which
    /// [#encode(String)] would make one of.
    public boolean spellsControlTokens(String text) {
        return controlTokens.stream().anyMatch(text::contains);
    }

    /// One more than the highest id. A model's embedding may have more rows.
    public int vocabularySize() {
        return tokens.length;
    }

    /// The id of a token as the vocabulary writes it: `Ġthe` for the text ` the`.
    public OptionalInt idOf(String token) {
        var id = ids.get(token);
        return id == null ? OptionalInt.empty() : OptionalInt.of(id);
    }

    /// The token of an id as the vocabulary writes it.
    ///
    /// @throws IllegalArgumentException if the id has none
    public String tokenOf(int id) {
        var token = id >= 0 && id < tokens.length ? tokens[id] : null;
        if (token == null) {
            throw new IllegalArgumentException("no token has the id " + id);
        }
        return token;
    }

    /// The ids that end an assistant's message; the first is the one to write.
    public List<Integer> endOfTurnIds() {
        return endOfTurn;
    }
}
