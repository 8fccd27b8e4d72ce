package dev.envtune.worker.evaluation;

import dev.envtune.contract.Category;
import dev.envtune.contract.Feedback;
import dev.envtune.contract.PromptStyle;
import dev.envtune.contract.Scoring;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an evaluation plays, and how.
///
/// @param policy a folder or an address
/// @param model the name at the address, or null for its first
/// @param tokenizer a policy folder whose tokenizer an address is talked to with, or null
/// @param style how tools are put before a chat, or null for the policy's own
/// @param bfcl the official data, or null
/// @param half `train`, `heldout` or `all`
/// @param temperature 0 is greedy
/// @param samples episodes a task
/// @param seed of the sampling
/// @param maxTokens of one message, or null for the policy's own
public record EvaluationSettings(
        String policy,
        @Nullable String model,
        @Nullable String tokenizer,
        @Nullable PromptStyle style,
        @Nullable String bfcl,
        String suite,
        String half,
        List<Category> categories,
        Feedback feedback,
        Scoring scoring,
        Double temperature,
        Integer samples,
        Long seed,
        @Nullable Integer maxTokens) {
    public EvaluationSettings {
        categories = categories.stream().sorted().toList();
    }
}
