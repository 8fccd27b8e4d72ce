package dev.envtune.env.demonstration;

import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.SequencedSet;

/// Random choices; the same seed gives the same ones everywhere, as `java.util.Random` documents.
record Draw(Lexicon lexicon, Random random) {
    Value value(String kind) {
        return lexicon.draw(kind, random);
    }

    String text(String kind) {
        return TextForms.str(value(kind));
    }

    /// Different texts of a kind.
    SequencedSet<String> texts(String kind, int count) {
        var texts = new LinkedHashSet<String>();
        while (texts.size() < count) {
            texts.add(text(kind));
        }
        return texts;
    }

    /// @param most inclusive
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    <T> T pick(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }
}
