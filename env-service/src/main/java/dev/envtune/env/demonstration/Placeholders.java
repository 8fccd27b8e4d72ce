package dev.envtune.env.demonstration;

import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Texts with placeholders: `go to the folder '{folder}'`.
final class Placeholders {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([A-Za-z0-9_ .:]+)}");

    private Placeholders() {}

    static String fill(String text, UnaryOperator<String> values) {
        return PLACEHOLDER
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(values.apply(match.group(1))));
    }

    static boolean mentions(String text, String name) {
        return text.contains("{" + name + "}");
    }
}
