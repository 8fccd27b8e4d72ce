package dev.envtune.policy.text;

import dev.envtune.policy.PolicyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What the files of a Hugging Face folder say about its tokenizer.
///
/// @param file the `tokenizer.json`
/// @param document its content, without truncation and padding and with the added tokens of all files
/// @param ids tokens in the byte-level alphabet, added tokens as they are
/// @param added the texts of the added tokens
/// @param endOfTurn ids that end an assistant's message, the tokenizer's own first
record TokenizerFolder(
        Path file,
        ObjectNode document,
        Map<String, Integer> ids,
        Set<String> added,
        List<Integer> endOfTurn) {
    /// Turns end with these where they exist, even if a base model's files name only the end of a text.
    private static final List<String> KNOWN_ENDS = List.of("<|im_end|>", "<|eot_id|>");

    static TokenizerFolder read(Path folder) {
        var file = folder.resolve("tokenizer.json");
        if (!Files.isRegularFile(file)) {
            throw new PolicyException(
                    file
                            + " does not exist. Give the folder of a Hugging Face model with this file;"
                            + " transformers writes it with AutoTokenizer.from_pretrained(...).save_pretrained(...).");
        }
        var document = JsonFile.read(file);
        requireByteLevelBpe(file, document);
        document.putNull("truncation");
        document.putNull("padding");
        var config = JsonFile.readIfPresent(folder.resolve("tokenizer_config.json"));
        addTokensOf(config, JsonFile.readIfPresent(folder.resolve("added_tokens.json")), document);

        var ids = new HashMap<String, Integer>();
        document.path("model")
                .path("vocab")
                .forEachEntry((token, id) -> ids.put(token, id.asInt()));
        var added = new LinkedHashSet<String>();
        for (var token : document.path("added_tokens")) {
            added.add(token.path("content").asString());
            ids.put(token.path("content").asString(), token.path("id").asInt());
        }
        return new TokenizerFolder(
                file, document, ids, added, endOfTurn(folder, config, ids, added));
    }

    /// The document without added tokens: no text can yield them.
    ObjectNode withoutAddedTokens() {
        var plain = document.deepCopy();
        plain.putArray("added_tokens");
        if (plain.path("model").path("vocab") instanceof ObjectNode vocabulary) {
            vocabulary.remove(added);
        }
        // Post-processors name control tokens, which are not there any more.
        plain.putNull("post_processor");
        return plain;
    }

    /// The texts of the added tokens that are marked as special.
    List<String> controlTokens() {
        var tokens = new ArrayList<String>();
        for (var token : document.path("added_tokens")) {
            var content = token.path("content").asString();
            if (token.path("special").asBoolean(false) && !content.isEmpty()) {
                tokens.add(content);
            }
        }
        return List.copyOf(tokens);
    }

    private static void requireByteLevelBpe(Path file, ObjectNode document) {
        var vocabulary = document.path("model").path("vocab");
        var type = document.path("model").path("type").asString("BPE");
        if (!vocabulary.isObject() || !type.equals("BPE")) {
            throw unsupported(file, "its model is " + type);
        }
        for (var value = 0; value < 256; value++) {
            if (!vocabulary.has(String.valueOf(ByteLevel.character(value)))) {
                throw unsupported(file, "its vocabulary has no token for byte " + value);
            }
        }
    }

    private static PolicyException unsupported(Path file, String problem) {
        return new PolicyException(
                file
                        + " is no byte-level BPE tokenizer ("
                        + problem
                        + "). Use a model of the Qwen2, Qwen3 or Llama 3 family.");
    }

    /// Adds to the document the tokens that only the older files beside it know.
    private static void addTokensOf(
            ObjectNode config, ObjectNode addedTokens, ObjectNode document) {
        var known = new LinkedHashSet<String>();
        document.path("added_tokens").forEach(token -> known.add(token.path("content").asString()));
        var target = document.withArray("added_tokens");
        var missing = new ArrayList<ObjectNode>();
        config.path("added_tokens_decoder")
                .forEachEntry(
                        (id, token) -> {
                            if (known.add(token.path("content").asString())) {
                                missing.add(addedToken(Integer.parseInt(id), token));
                            }
                        });
        addedTokens.forEachEntry(
                (content, id) -> {
                    if (known.add(content)) {
                        var token = JsonFile.MAPPER.createObjectNode().put("content", content);
                        missing.add(addedToken(id.asInt(), token));
                    }
                });
        missing.sort((a, b) -> Integer.compare(a.path("id").asInt(), b.path("id").asInt()));
        missing.forEach(target::add);
    }

    private static ObjectNode addedToken(int id, JsonNode token) {
        var entry = JsonFile.MAPPER.createObjectNode();
        entry.put("id", id).put("content", token.path("content").asString());
        for (var flag : List.of("single_word", "lstrip", "rstrip", "normalized", "special")) {
            entry.put(flag, token.path(flag).asBoolean(false));
        }
        return entry;
    }

    private static List<Integer> endOfTurn(
            Path folder, ObjectNode config, Map<String, Integer> ids, Set<String> added) {
        var ends = new LinkedHashSet<Integer>();
        var specials = JsonFile.readIfPresent(folder.resolve("special_tokens_map.json"));
        for (var node : List.of(config.path("eos_token"), specials.path("eos_token"))) {
            var token = node.isObject() ? node.path("content") : node;
            if (token.isString()) {
                var id = ids.get(token.asString());
                if (id == null) {
                    throw new PolicyException(
                            "The end-of-turn token %s that the files in %s name is not in its vocabulary. Correct eos_token in tokenizer_config.json."
                                    .formatted(token.asString(), folder));
                }
                ends.add(id);
            }
        }
        var generation =
                JsonFile.readIfPresent(folder.resolve("generation_config.json"))
                        .path("eos_token_id");
        if (generation.isInt()) {
            ends.add(generation.asInt());
        }
        generation.forEach(id -> ends.add(id.asInt()));
        KNOWN_ENDS.stream().filter(added::contains).map(ids::get).forEach(ends::add);
        if (ends.isEmpty()) {
            throw new PolicyException(
                    folder
                            + " names no token that ends a turn. Add eos_token to its tokenizer_config.json.");
        }
        return List.copyOf(ends);
    }
}
