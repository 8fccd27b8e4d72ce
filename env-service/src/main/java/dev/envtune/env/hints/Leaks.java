package dev.envtune.env.hints;

import dev.envtune.env.feedback.GivenHint;
import dev.envtune.env.sandbox.call.CallParser;
import dev.envtune.env.sandbox.call.ToolCall;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Finds what a hint says and the agent could not know: literals that nothing visible shows, and values of
/// the state, the task's configuration or the ground truth that appear in its prose.
final class Leaks {
    /// What is a value by its looks: in quotes, a number, a code, an address, a file's name.
    private static final List<Pattern> LITERALS =
            List.of(
                    Pattern.compile("(?<!\\w)'([^'\\n]+)'(?!\\w)"),
                    Pattern.compile("(?<!\\w)\"([^\"\\n]+)\"(?!\\w)"),
                    Pattern.compile("(?<![\\w.'-])(-?\\d+(?:\\.\\d+)?)(?![\\w'])"),
                    Pattern.compile(
                            "(?<!\\w)([A-Z]{2,}\\w*|\\w+@\\w[\\w.]*|\\w+\\.\\w{1,4})(?!\\w)"),
                    Pattern.compile("(?<![\\w'])((?:/[\\w.-]*\\w)+)"),
                    Pattern.compile("(?<!\\w)([A-Za-z_]+\\d\\w*|\\d+[A-Za-z_]\\w*)(?!\\w)"));

    private static final int SHORTEST = 3;
    private static final int LONGEST = 80;

    private Leaks() {}

    /// @return the values that leaked
    static Set<String> of(GivenHint hint, Trial trial, Visible visible) {
        var leaks = new LinkedHashSet<String>();
        literals(hint).stream().filter(value -> !isShown(value, visible)).forEach(leaks::add);
        var text = hint.text();
        if (Words.of(text).anyMatch(word -> !visible.isKnown(word))) {
            hidden(trial).stream()
                    .filter(value -> Words.contains(text, value) && !visible.shows(value))
                    .forEach(leaks::add);
        }
        return leaks;
    }

    /// A path is known where each of its names is.
    private static boolean isShown(String value, Visible visible) {
        return visible.shows(value)
                || value.startsWith("/")
                        && Arrays.stream(value.split("/")).allMatch(visible::shows);
    }

    private static Set<String> literals(GivenHint hint) {
        var literals = new LinkedHashSet<String>();
        for (var pattern : LITERALS) {
            pattern.matcher(hint.text())
                    .results()
                    .forEach(found -> literals.add(whole(found.group(1))));
        }
        if (hint.next() != null && CallParser.parse(hint.next()) instanceof ToolCall call) {
            for (var argument : call.named().values()) {
                Leaves.of(argument).forEach(leaf -> literals.add(TextForms.str(leaf)));
            }
        }
        return literals;
    }

    /// Hints cut long values off; the words before the cut are compared.
    private static String whole(String literal) {
        if (!literal.endsWith("…")) {
            return literal;
        }
        int space = literal.lastIndexOf(' ');
        return space < 0 ? "" : literal.substring(0, space);
    }

    private static Set<String> hidden(Trial trial) {
        var hidden = new LinkedHashSet<String>();
        Leaves.of(trial.before().state()).forEach(leaf -> addText(leaf, hidden));
        Leaves.of(trial.task().initialConfig()).forEach(leaf -> addText(leaf, hidden));
        for (var turn : trial.task().groundTruth()) {
            for (var source : turn) {
                if (CallParser.parse(source) instanceof ToolCall call) {
                    call.positional().forEach(value -> addText(value, hidden));
                    call.named().values().forEach(value -> addText(value, hidden));
                }
            }
        }
        return hidden;
    }

    private static void addText(Value value, Set<String> texts) {
        if (value instanceof Str(var text)
                && text.length() >= SHORTEST
                && text.length() <= LONGEST) {
            texts.add(text);
        }
    }
}
