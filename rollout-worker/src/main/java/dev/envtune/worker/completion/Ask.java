package dev.envtune.worker.completion;

import dev.envtune.policy.generate.Sampling;
import java.util.List;

/// A message that is wanted.
///
/// @param prompt ids of the vocabulary, at least one, and fewer than the window holds
/// @param stops strings that end the message; none is empty
public record Ask(int[] prompt, Sampling sampling, List<String> stops) {
    public Ask {
        prompt = prompt.clone();
        stops = List.copyOf(stops);
    }
}
