package dev.envtune.worker.bootstrap;

import dev.envtune.contract.Demonstration;
import dev.envtune.contract.PromptStyle;
import dev.envtune.policy.PolicyFolder;
import dev.envtune.policy.model.Family;
import dev.envtune.policy.model.ModelConfig;
import dev.envtune.policy.model.ModelFolder;
import dev.envtune.policy.model.Rope;
import dev.envtune.policy.text.BpeTrainer;
import dev.envtune.policy.text.Tokenizer;
import dev.envtune.policy.torch.DType;
import dev.envtune.worker.prompt.CompactText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Makes a policy to start from: a tokenizer in which every frequent word is one token, and a small
/// transformer whose weights already look back and copy.
final class StarterPolicy {
    private static final int VOCABULARY = 4096;
    private static final int WINDOW = 2048;
    private static final int MAX_TOKENS = 192;

    /// A word that is seen less often is spelt in parts.
    private static final int FREQUENT = 12;

    private static final List<String> ROLES = List.of("system", "user", "assistant", "tool");

    private StarterPolicy() {}

    /// Writes the folder.
    ///
    /// @param demonstrations what the tokenizer is trained on
    static void create(Path folder, List<Demonstration> demonstrations, long seed)
            throws IOException {
        var texts = demonstrations.stream().flatMap(CompactText::of).toList();
        var settings = BpeTrainer.Settings.chatMl(VOCABULARY, words(demonstrations));
        BpeTrainer.train(texts.stream(), settings).write(folder, WINDOW);
        PolicyFolder.write(folder, new PolicyFolder.Card(PromptStyle.COMPACT, MAX_TOKENS));
        var tokenizer = Tokenizer.open(folder);
        var config = config(tokenizer.vocabularySize());
        ModelFolder.save(
                config,
                CopyingInitializer.weights(
                        config,
                        toolIds(demonstrations, tokenizer),
                        tokenizer.encode("name")[0],
                        seed),
                DType.F32,
                tokenizer.endOfTurnIds().getFirst(),
                folder);
    }

    private static ModelConfig config(int vocabulary) {
        int rows = (vocabulary + 15) / 16 * 16;
        return new ModelConfig(
                Family.QWEN2,
                rows,
                320,
                640,
                4,
                5,
                5,
                64,
                WINDOW,
                1e-6,
                new Rope(1e6, null),
                false,
                true);
    }

    /// What messages are made of, tools and roles, in the order of frequency: each is a token of its own
    /// wherever it stands, so that a value is copied as one token.
    private static List<String> words(List<Demonstration> demonstrations) {
        var counts = new HashMap<String, Integer>();
        for (var role : ROLES) {
            counts.put(role, FREQUENT);
        }
        for (var demonstration : demonstrations) {
            for (var tool : demonstration.opening().tools()) {
                counts.merge(tool.function().name(), FREQUENT, Integer::sum);
            }
            for (var step : demonstration.steps()) {
                for (var part : BpeTrainer.split(step.text())) {
                    if (isWord(part)) {
                        counts.merge(part, 1, Integer::sum);
                    }
                }
            }
        }
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() >= FREQUENT)
                .sorted(
                        Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                                .thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static int[] toolIds(List<Demonstration> demonstrations, Tokenizer tokenizer) {
        return demonstrations.stream()
                .flatMap(demonstration -> demonstration.opening().tools().stream())
                .map(tool -> tool.function().name())
                .distinct()
                .map(tokenizer::encode)
                .filter(ids -> ids.length == 1)
                .mapToInt(ids -> ids[0])
                .toArray();
    }

    private static boolean isWord(String part) {
        return part.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == '_')
                && part.length() <= 40;
    }
}
