package dev.envtune.env.hints;

import dev.envtune.env.feedback.StandardWording;
import dev.envtune.env.sandbox.Domains;
import dev.envtune.env.sandbox.Failure;
import dev.envtune.env.sandbox.JsonType;
import dev.envtune.env.sandbox.Outcome;
import dev.envtune.env.sandbox.ParamSpec;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.ToolSpec;
import dev.envtune.env.sandbox.call.ToolCall;
import dev.envtune.env.sandbox.python.Bool;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What an agent may know when its call has failed: the call, what the user said, the offered tools as they
/// are described, the official result, and all that the offered tools would return in this state.
///
/// Those last answers are only asked for when something is not found in the rest.
final class Visible {
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.])-?\\d+(?:\\.\\d+)?(?!\\w)");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[^{}]*}");
    private static final Pattern NAME = Pattern.compile("[A-Z][\\w.&-]*");
    private static final BigDecimal CENT = new BigDecimal("0.01");
    private static final int MOST_LEAVES = 400;
    private static final int MOST_CALLS_OF_TOOL = 600;

    private final Trial trial;
    private final StringBuilder texts = new StringBuilder();
    private final Set<BigDecimal> numbers = new LinkedHashSet<>();
    private final Set<Value> leaves = new LinkedHashSet<>();
    private boolean asked;

    /// @param outcome of the mutant
    Visible(Trial trial, Outcome outcome, Failure failure) {
        this.trial = trial;
        addSentences(failure);
        failure.also().forEach(this::addSentences);
        var standard = StandardWording.of(outcome);
        add(standard);
        addDifferences(standard);
        add(trial.mutant().call().text());
        for (var value : trial.mutant().call().named().values()) {
            Leaves.of(value).forEach(leaf -> add(TextForms.str(leaf)));
        }
        add(trial.said());
        for (var name : trial.offer().names()) {
            addDescription(trial.offer().find(name));
        }
        addDescription(outcome.tool());
    }

    /// What a cause says of every failure is no value of this one.
    private void addSentences(Failure failure) {
        var hint = failure.cause().hint();
        hint.sentences().forEach(sentence -> add(PLACEHOLDER.matcher(sentence).replaceAll(" ")));
        add(hint.next() == null ? "" : PLACEHOLDER.matcher(hint.next()).replaceAll(" "));
    }

    private void add(String text) {
        texts.append(text.toLowerCase(Locale.ROOT)).append('\n');
        NUMBER.matcher(text).results().forEach(number -> numbers.add(number(number.group())));
    }

    /// What is missing of an amount follows from the two that the official text names, rounded to cents.
    private void addDifferences(String standard) {
        var named = NUMBER.matcher(standard).results().map(n -> number(n.group())).toList();
        for (var one : named) {
            for (var other : named) {
                var missing = one.subtract(other).abs();
                List.of(missing, missing.add(CENT), missing.subtract(CENT))
                        .forEach(amount -> numbers.add(amount.stripTrailingZeros()));
            }
        }
    }

    private void addDescription(@Nullable ToolSpec tool) {
        if (tool == null) {
            return;
        }
        add(tool.domain() + " " + tool.name() + " " + tool.description());
        tool.returns().forEach(field -> add(field.field() + " " + field.description()));
        for (var param : tool.params()) {
            add(param.name() + " " + param.description() + " " + param.format());
            add(String.join(" ", param.values()) + " " + String.join(" ", param.fields()));
            var otherwise = param.defaultValue();
            add(otherwise == null ? "" : TextForms.repr(otherwise));
        }
    }

    static BigDecimal number(String text) {
        return new BigDecimal(text).stripTrailingZeros();
    }

    /// Whether a text, or a number, stands anywhere as words of its own. Case does not matter: a hint may
    /// write what was given as it is spelt.
    boolean shows(String value) {
        return isFound(value) || ask() && isFound(value);
    }

    /// Whether a word is known without asking the tools.
    boolean isKnown(String word) {
        return isFound(word);
    }

    private boolean isFound(String value) {
        if (value.isBlank()) {
            return true;
        }
        if (NUMBER.matcher(value).matches() && numbers.contains(number(value))) {
            return true;
        }
        return Words.contains(texts, value.toLowerCase(Locale.ROOT));
    }

    /// Asks all offered tools, first with what the call and the annotations hold, then with what they said.
    ///
    /// @return whether there is anything new
    private boolean ask() {
        if (asked) {
            return false;
        }
        asked = true;
        NAME.matcher(trial.said()).results().forEach(name -> leaves.add(new Str(name.group())));
        trial.offer().names().forEach(name -> ask(name, false));
        trial.offer().names().forEach(name -> ask(name, true));
        return true;
    }

    private void ask(String name, boolean again) {
        var tool = Domains.installed().findTool(name);
        if (tool == null) {
            return;
        }
        int calls = 0;
        for (var named : arguments(tool, again)) {
            if (calls++ == MOST_CALLS_OF_TOOL) {
                return;
            }
            var outcome = trial.before().copy().execute(new ToolCall(name, List.of(), named));
            if (outcome.result() instanceof ToolResult.Ok(var value, _)) {
                add(TextForms.str(value));
                Leaves.of(value).stream()
                        .filter(leaf -> leaves.size() < MOST_LEAVES)
                        .forEach(leaves::add);
            }
        }
    }

    /// Arguments of a tool, in all combinations of what is known for each parameter.
    ///
    /// @param again whether what tools have answered may be an argument
    private List<Map<String, Value>> arguments(ToolSpec tool, boolean again) {
        List<Map<String, Value>> combinations = new ArrayList<>();
        combinations.add(Map.of());
        for (var param : tool.params()) {
            var more = new ArrayList<Map<String, Value>>();
            for (var given : combinations) {
                if (!param.isRequired()) {
                    more.add(given);
                }
                for (var value : candidates(param, again)) {
                    var with = new LinkedHashMap<>(given);
                    with.put(param.name(), value);
                    more.add(with);
                }
            }
            combinations = more.subList(0, Math.min(more.size(), MOST_CALLS_OF_TOOL));
        }
        return combinations;
    }

    private Set<Value> candidates(ParamSpec param, boolean again) {
        var values = new LinkedHashSet<Value>();
        var given = trial.mutant().call().named().get(param.name());
        if (given != null) {
            values.add(given);
        }
        param.values().forEach(value -> values.add(new Str(value)));
        switch (param.type()) {
            case BOOLEAN -> values.add(Bool.TRUE);
            case STRING -> {
                if (!param.isRequired()) {
                    values.add(new Str("/"));
                }
            }
            default -> {}
        }
        if (again && values.isEmpty() && param.isRequired()) {
            leaves.stream().filter(leaf -> fits(param.type(), leaf)).forEach(values::add);
        }
        return values;
    }

    private static boolean fits(JsonType type, Value leaf) {
        return switch (type) {
            case INTEGER -> leaf instanceof Int;
            case STRING -> leaf instanceof Str;
            case ANY -> true;
            default -> false;
        };
    }
}
