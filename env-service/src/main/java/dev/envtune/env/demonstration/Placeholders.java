package dev.envtune.env.demonstration;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Texts with placeholders: `go to the folder '{folder}'`.
final class Placeholders {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z0-9_ .:]+)}");

    /// An article in front of a vowel that is spoken as one.
    private static final Pattern A_BEFORE_VOWEL = Pattern.compile("\\b([Aa]) (?=[aeio](?!ne\\b))");

    private Placeholders() {}

    /// The text with values in place of the placeholders, and `an` for `a` where one asks for it.
    static String fill(String text, UnaryOperator<String> values) {
        var filled =
                PLACEHOLDER
                        .matcher(text)
                        .replaceAll(
                                match -> Matcher.quoteReplacement(values.apply(match.group(1))));
        return withArticles(filled);
    }

    /// With `an` for `a` where one asks for it.
    static String withArticles(String text) {
        return A_BEFORE_VOWEL.matcher(text).replaceAll("$1n ");
    }

    static boolean mentions(String text, String name) {
        return text.contains("{" + name + "}");
    }
}
