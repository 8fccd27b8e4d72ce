package dev.envtune.policy.text;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// A byte-level BPE tokenizer that was trained here.
public final class TrainedTokenizer {
    private final BpeTrainer.Settings settings;
    private final List<String> tokens;
    private final List<String> merges;

    /// @param tokens in the order of their ids; added tokens follow them
    /// @param merges `left right`, the first to be applied first
    TrainedTokenizer(BpeTrainer.Settings settings, List<String> tokens, List<String> merges) {
        this.settings = settings;
        this.tokens = List.copyOf(tokens);
        this.merges = List.copyOf(merges);
    }

    /// Tokens of all kinds.
    public int vocabularySize() {
        return tokens.size() + settings.addedTokens().size();
    }

    /// Writes `tokenizer.json` and `tokenizer_config.json` for Hugging Face libraries and [Tokenizer].
    ///
    /// @param contextLength tokens, for `model_max_length`
    public void write(Path folder, int contextLength) throws IOException {
        Files.createDirectories(folder);
        JsonFile.write(folder.resolve("tokenizer.json"), tokenizerJson());
        JsonFile.write(folder.resolve("tokenizer_config.json"), config(contextLength));
    }

    private ObjectNode tokenizerJson() {
        var json = JsonFile.MAPPER.createObjectNode();
        json.put("version", "1.0").putNull("truncation").putNull("padding");
        var addedTokens = json.putArray("added_tokens");
        for (var added : settings.addedTokens()) {
            addedTokens.add(addedToken(added).put("id", idOf(added)));
        }
        json.putNull("normalizer");
        var steps =
                json.putObject("pre_tokenizer").put("type", "Sequence").putArray("pretokenizers");
        var split = steps.addObject().put("type", "Split");
        split.putObject("pattern").put("Regex", PreTokens.REGEX);
        split.put("behavior", "Isolated").put("invert", false);
        byteLevel(steps.addObject());
        json.putNull("post_processor");
        byteLevel(json.putObject("decoder"));
        model(json.putObject("model"));
        return json;
    }

    private static void byteLevel(ObjectNode node) {
        node.put("type", "ByteLevel");
        node.put("add_prefix_space", false).put("trim_offsets", false).put("use_regex", false);
    }

    private void model(ObjectNode model) {
        model.put("type", "BPE").putNull("dropout").putNull("unk_token");
        model.putNull("continuing_subword_prefix").putNull("end_of_word_suffix");
        model.put("fuse_unk", false).put("byte_fallback", false).put("ignore_merges", false);
        var vocabulary = model.putObject("vocab");
        for (var id = 0; id < tokens.size(); id++) {
            vocabulary.put(tokens.get(id), id);
        }
        var pairs = model.putArray("merges");
        merges.forEach(pairs::add);
    }

    private int idOf(String added) {
        return tokens.size() + settings.addedTokens().indexOf(added);
    }

    private ObjectNode addedToken(String content) {
        return JsonFile.MAPPER
                .createObjectNode()
                .put("content", content)
                .put("single_word", false)
                .put("lstrip", false)
                .put("rstrip", false)
                .put("normalized", false)
                .put("special", settings.specialTokens().contains(content));
    }

    private ObjectNode config(int contextLength) {
        var config = JsonFile.MAPPER.createObjectNode();
        config.put("tokenizer_class", "PreTrainedTokenizerFast");
        var decoder = config.putObject("added_tokens_decoder");
        for (var added : settings.addedTokens()) {
            decoder.set(String.valueOf(idOf(added)), addedToken(added));
        }
        config.put("eos_token", BpeTrainer.END_OF_TURN).put("pad_token", BpeTrainer.PADDING);
        config.putNull("bos_token").putNull("unk_token");
        config.put("add_bos_token", false).put("clean_up_tokenization_spaces", false);
        config.put("model_max_length", contextLength);
        config.put("chat_template", ChatTemplate.CHAT_ML);
        return config;
    }
}
