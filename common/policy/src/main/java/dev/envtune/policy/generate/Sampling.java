package dev.envtune.policy.generate;

import java.util.Set;

/// How a message is sampled.
///
/// @param temperature 0 is greedy
/// @param topP mass of the most likely tokens that are kept, 1 for all
/// @param topK number of the most likely tokens that are kept, 0 for all
/// @param maxTokens sampled tokens at most
/// @param stops tokens that end the message; the one that did is part of it
/// @param seed of the counter-based uniforms, with the token's position in its sequence
public record Sampling(
        double temperature, double topP, int topK, int maxTokens, Set<Integer> stops, long seed) {
    public Sampling {
        if (!(temperature >= 0) || !(topP > 0 && topP <= 1) || topK < 0 || maxTokens < 0) {
            throw new IllegalArgumentException(
                    "temperature %s, top_p %s, top_k %d, max tokens %d"
                            .formatted(temperature, topP, topK, maxTokens));
        }
        stops = Set.copyOf(stops);
    }

    /// The most likely token each time.
    public static Sampling greedy(int maxTokens, Set<Integer> stops) {
        return new Sampling(0, 1, 0, maxTokens, stops, 0);
    }

    /// The policy's own distribution at temperature 1, as training needs it.
    public static Sampling plain(int maxTokens, Set<Integer> stops, long seed) {
        return new Sampling(1, 1, 0, maxTokens, stops, seed);
    }
}
