package dev.envtune.trainer;

import dev.envtune.contract.PromptStyle;
import dev.envtune.contract.TaskSummary;
import dev.envtune.policy.PolicyFolder;
import dev.envtune.policy.model.Family;
import dev.envtune.policy.model.ModelConfig;
import dev.envtune.policy.model.ModelFolder;
import dev.envtune.policy.model.ParameterLayout;
import dev.envtune.policy.model.Rope;
import dev.envtune.policy.text.BpeTrainer;
import dev.envtune.policy.text.Tokenizer;
import dev.envtune.policy.torch.DType;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Random;

/// A policy folder with two layers of random weights: it knows nothing, and it is fast.
public final class NanoPolicy {
    private static final int VOCABULARY = 1024;
    private static final int WINDOW = 8192;

    private NanoPolicy() {}

    /// @param tasks whose texts the tokenizer is trained on
    public static void write(Path folder, List<TaskSummary> tasks) throws IOException {
        var texts =
                tasks.stream()
                        .flatMap(task -> task.userTurns().stream())
                        .flatMap(text -> List.of(text, text).stream())
                        .toList();
        var tools = tasks.stream().flatMap(task -> task.tools().stream()).distinct().toList();
        BpeTrainer.train(texts.stream(), BpeTrainer.Settings.chatMl(VOCABULARY, tools))
                .write(folder, WINDOW);
        PolicyFolder.write(folder, new PolicyFolder.Card(PromptStyle.COMPACT, 12));
        var tokenizer = Tokenizer.open(folder);
        var config =
                new ModelConfig(
                        Family.QWEN2,
                        tokenizer.vocabularySize(),
                        32,
                        48,
                        2,
                        2,
                        1,
                        16,
                        WINDOW,
                        1e-6,
                        new Rope(1e4, null),
                        true,
                        true);
        ModelFolder.save(
                config, random(config), DType.F32, tokenizer.endOfTurnIds().getFirst(), folder);
    }

    private static LinkedHashMap<String, float[]> random(ModelConfig config) {
        var random = new Random(1);
        var values = new LinkedHashMap<String, float[]>();
        for (var entry : ParameterLayout.of(config).entries()) {
            var elements = new float[(int) entry.size()];
            for (int i = 0; i < elements.length; i++) {
                elements[i] =
                        entry.name().endsWith("norm.weight")
                                ? 1
                                : (float) random.nextGaussian() * 0.2f;
            }
            values.put(entry.name(), elements);
        }
        return values;
    }
}
