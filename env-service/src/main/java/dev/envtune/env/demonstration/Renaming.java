package dev.envtune.env.demonstration;

import dev.envtune.env.sandbox.call.ToolCall;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.Real;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Other values for a task, the same everywhere in it: a noun becomes a noun, a name a name, an id an id.
final class Renaming {
    /// Kinds of words that may take each other's place; a word is of the first that has it.
    private static final List<String> KINDS =
            List.of(
                    "symbol",
                    "airport",
                    "currency",
                    "airport city",
                    "insurance type",
                    "noun",
                    "place",
                    "adjective",
                    "verb",
                    "time",
                    "month",
                    "username",
                    "street name");

    /// Kinds of words that users say without quotes.
    private static final List<String> UNQUOTED =
            List.of("first name", "symbol", "airport", "currency");

    /// Kinds of words that mean something to a tool, and stay.
    private static final List<String> MEANINGFUL =
            List.of(
                    "any unit",
                    "car option",
                    "climate mode",
                    "light mode",
                    "brake mode",
                    "travel class",
                    "door",
                    "grant");

    /// Ids and dates, by their kind.
    private static final Map<Pattern, String> FORMS =
            Map.of(
                    Pattern.compile("card\\d"), "card id",
                    Pattern.compile("trip\\d+"), "booking id",
                    Pattern.compile("USR\\d{3}"), "user id",
                    Pattern.compile("\\d{4}-\\d\\d-\\d\\d"), "date");

    /// Objects of a configuration whose keys are values.
    private static final Set<String> WITH_VALUES_AS_KEYS = Set.of("contents", "user_map", "stocks");

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_]+(?:[.-]\\d[A-Za-z0-9_]*)*");
    private static final Pattern QUOTED_OR_TOKEN = Pattern.compile("'[^']*'|" + TOKEN);

    private static final int ATTEMPTS = 50;

    private final Draw draw;
    private final Map<String, String> renamed = new HashMap<>();
    private final Set<String> taken = new HashSet<>();

    /// @param kinds of the numbers that may change, by their text
    /// @param fixed values that stay
    Renaming(Draw draw, Map<String, String> kinds, Set<String> fixed) {
        this.draw = draw;
        taken.addAll(fixed);
        fixed.forEach(value -> renamed.put(value, value));
        kinds.forEach((number, kind) -> renamed.put(number, other(number, kind)));
    }

    /// What a user says: values stand in quotes, or are names, ids, dates and numbers.
    String text(String text) {
        return QUOTED_OR_TOKEN
                .matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(said(match)));
    }

    private String said(MatchResult match) {
        var part = match.group();
        if (part.startsWith("'")) {
            return words(part);
        }
        boolean isNumber = Character.isDigit(part.charAt(0));
        boolean isValue =
                isNumber
                        || form(part) != null
                        || UNQUOTED.stream().anyMatch(kind -> isOf(kind, part));
        return isValue ? token(part) : part;
    }

    ToolCall call(ToolCall call) {
        var named = new LinkedHashMap<String, Value>();
        call.named().forEach((name, value) -> named.put(name, argument(value)));
        return new ToolCall(call.name(), call.positional(), named);
    }

    private Value argument(Value value) {
        return switch (value) {
            case Str(var text) -> new Str(words(text));
            case Int number -> number(number);
            case Real number -> number(number);
            case ListValue list ->
                    new ListValue(list.items().stream().map(this::argument).toList());
            case DictValue dict -> {
                var fields = new DictValue();
                dict.entries()
                        .forEach(field -> fields.put(field.getKey(), argument(field.getValue())));
                yield fields;
            }
            default -> value;
        };
    }

    private Value number(Value number) {
        var text = renamed.get(TextForms.str(number));
        if (text == null) {
            return number;
        }
        return text.indexOf('.') < 0
                ? Value.of(Long.parseLong(text))
                : Value.of(Double.parseDouble(text));
    }

    /// A configuration: its texts, and those of its keys that are values.
    DictValue config(DictValue config) {
        return config(config, "");
    }

    private DictValue config(DictValue config, String name) {
        var fields = new DictValue();
        for (var field : config.entries()) {
            var key = TextForms.str(field.getKey());
            boolean isValue = WITH_VALUES_AS_KEYS.contains(name) || form(key) != null;
            fields.put(
                    isValue ? new Str(words(key)) : field.getKey(),
                    configured(field.getValue(), key));
        }
        return fields;
    }

    private Value configured(Value value, String name) {
        return switch (value) {
            case Str(var text) -> new Str(words(text));
            case ListValue list ->
                    new ListValue(
                            list.items().stream().map(item -> configured(item, name)).toList());
            case DictValue dict -> config(dict, name);
            default -> value;
        };
    }

    private String words(String text) {
        return Placeholders.withArticles(
                TOKEN.matcher(text)
                        .replaceAll(match -> Matcher.quoteReplacement(token(match.group()))));
    }

    private String token(String token) {
        var known = renamed.get(token);
        if (known != null) {
            return known;
        }
        if (isName(token)) {
            var name = token(token.toLowerCase(Locale.ROOT));
            return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        }
        var kind = kind(token);
        if (kind == null) {
            return token;
        }
        var other = other(token, kind);
        renamed.put(token, other);
        return other;
    }

    private boolean isName(String token) {
        return isOf("first name", token);
    }

    private @Nullable String kind(String token) {
        var form = form(token);
        if (form != null || MEANINGFUL.stream().anyMatch(kind -> isOf(kind, token))) {
            return form;
        }
        return KINDS.stream().filter(kind -> isOf(kind, token)).findFirst().orElse(null);
    }

    private boolean isOf(String kind, String token) {
        return draw.lexicon().holds(kind, new Str(token));
    }

    private static @Nullable String form(String token) {
        return FORMS.entrySet().stream()
                .filter(form -> form.getKey().matcher(token).matches())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(null);
    }

    /// A value that nothing else is renamed to; the same where there is none.
    private String other(String token, String kind) {
        for (int i = 0; i < ATTEMPTS; i++) {
            var other = draw.text(kind);
            if (taken.add(other)) {
                return other;
            }
        }
        return token;
    }
}
