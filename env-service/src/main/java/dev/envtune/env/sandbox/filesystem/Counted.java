package dev.envtune.env.sandbox.filesystem;

import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Strings;
import dev.envtune.env.sandbox.python.Value;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What `wc` counts.
enum Counted {
    LINES("l"),
    WORDS("w"),
    CHARACTERS("c");

    private final Str letter;
    private final Str label;

    Counted(String letter) {
        this.letter = new Str(letter);
        label = new Str(name().toLowerCase(Locale.ROOT));
    }

    /// The mode's letter.
    Str letter() {
        return letter;
    }

    Str label() {
        return label;
    }

    static @Nullable Counted of(Value mode) {
        for (var counted : values()) {
            if (counted.letter.equals(mode)) {
                return counted;
            }
        }
        return null;
    }

    /// What a mode like `-w`, `words` or `L` means, or null.
    static @Nullable Counted meantBy(Value mode) {
        if (mode instanceof Str(var text)) {
            var word = Strings.stripStart(Strings.lower(text), "-");
            for (var counted : values()) {
                if (!word.isEmpty() && counted.label.value().startsWith(word)) {
                    return counted;
                }
            }
        }
        return null;
    }

    int count(Content content) {
        return switch (this) {
            case LINES -> content.lines().size();
            case WORDS -> Strings.countWords(content.text("split"));
            case CHARACTERS -> Operators.length(content.value());
        };
    }
}
