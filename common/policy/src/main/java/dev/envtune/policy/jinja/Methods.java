package dev.envtune.policy.jinja;

import dev.envtune.policy.jinja.Values.Function;
import dev.envtune.policy.jinja.Values.None;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Methods of strings and dictionaries that templates may call.
final class Methods {
    private Methods() {}

    static Optional<Function> of(Object object, String name) {
        return switch (object) {
            case Text text -> Optional.ofNullable(ofText(text, name));
            case Map<?, ?> map -> Optional.ofNullable(ofMap(map, name));
            default -> Optional.empty();
        };
    }

    private static @Nullable Function ofMap(Map<?, ?> map, String name) {
        return switch (name) {
            case "items" -> _ -> items(map);
            case "keys" -> _ -> new ArrayList<Object>(map.keySet());
            case "values" -> _ -> new ArrayList<Object>(map.values());
            case "get" ->
                    arguments ->
                            map.get(arguments.need(0, "key")) instanceof Object value
                                    ? value
                                    : arguments.get(1, "default").orElse(None.NONE);
            default -> null;
        };
    }

    static List<Object> items(Map<?, ?> map) {
        var items = new ArrayList<Object>();
        map.forEach((key, value) -> items.add(List.of(key, value)));
        return items;
    }

    private static @Nullable Function ofText(Text text, String name) {
        return switch (name) {
            case "strip" -> arguments -> strip(text, arguments, true, true);
            case "lstrip" -> arguments -> strip(text, arguments, true, false);
            case "rstrip" -> arguments -> strip(text, arguments, false, true);
            case "startswith" -> arguments -> options(arguments).anyMatch(text.value()::startsWith);
            case "endswith" -> arguments -> options(arguments).anyMatch(text.value()::endsWith);
            case "removeprefix" -> arguments -> removePrefix(text, string(arguments, "prefix"));
            case "removesuffix" -> arguments -> removeSuffix(text, string(arguments, "suffix"));
            case "split" -> arguments -> split(text, arguments);
            case "replace" ->
                    arguments -> replace(text, arguments.need(0, "old"), arguments.need(1, "new"));
            case "find" -> arguments -> find(text, string(arguments, "sub"));
            case "join" -> arguments -> join(text, arguments.need(0, "iterable"));
            case "upper" -> _ -> text.map(value -> value.toUpperCase(Locale.ROOT));
            case "lower" -> _ -> text.map(value -> value.toLowerCase(Locale.ROOT));
            case "capitalize" -> _ -> capitalize(text);
            default -> null;
        };
    }

    private static String string(Arguments arguments, String name) {
        return Values.asString(arguments.need(0, name));
    }

    private static Stream<String> options(Arguments arguments) {
        var option = arguments.need(0, "prefix");
        return option instanceof List<?> several
                ? several.stream().map(Values::asString)
                : Stream.of(Values.asString(option));
    }

    /// Python's `strip`: whitespace, or any of the characters given.
    static Text strip(Text text, Arguments arguments, boolean left, boolean right) {
        var characters = arguments.get(0, "chars").orElse(None.NONE);
        return characters == None.NONE
                ? Whitespace.strip(text, left, right)
                : Whitespace.strip(
                        text, c -> Values.asString(characters).indexOf(c) >= 0, left, right);
    }

    private static Text removePrefix(Text text, String prefix) {
        return text.value().startsWith(prefix) ? text.substring(prefix.length()) : text;
    }

    private static Text removeSuffix(Text text, String suffix) {
        return text.value().endsWith(suffix)
                ? text.substring(0, text.length() - suffix.length())
                : text;
    }

    private static long find(Text text, String part) {
        var at = text.value().indexOf(part);
        return at < 0 ? -1 : text.value().codePointCount(0, at);
    }

    private static List<Object> split(Text text, Arguments arguments) {
        var separator = arguments.get(0, "sep").orElse(None.NONE);
        var most = arguments.get(1, "maxsplit").map(Values::asLong).orElse(-1L);
        var parts = new ArrayList<Object>();
        if (separator == None.NONE) {
            splitBlank(Whitespace.strip(text, true, false), most, parts);
            return parts;
        }
        var sign = Values.asString(separator);
        if (sign.isEmpty()) {
            throw new JinjaException("the separator of split is empty");
        }
        var rest = text;
        for (int at; parts.size() != most && (at = rest.value().indexOf(sign)) >= 0; ) {
            parts.add(rest.substring(0, at));
            rest = rest.substring(at + sign.length());
        }
        parts.add(rest);
        return parts;
    }

    private static void splitBlank(Text text, long most, List<Object> parts) {
        var rest = text;
        while (!rest.isEmpty()) {
            if (parts.size() == most) {
                parts.add(rest);
                return;
            }
            var after = Whitespace.strip(rest, c -> !Whitespace.is(c), true, false);
            parts.add(rest.substring(0, rest.length() - after.length()));
            rest = Whitespace.strip(after, true, false);
        }
    }

    static Text replace(Text text, Object old, Object with) {
        var parts = split(text, new Arguments(List.of(old), Map.of()));
        return join(Values.print(with), parts);
    }

    static Text join(Text separator, Object items) {
        var result = new Text.Builder();
        var first = true;
        for (var item : Values.items(items)) {
            result.add(first ? Text.EMPTY : separator).add(Values.print(item));
            first = false;
        }
        return result.build();
    }

    static Text capitalize(Text text) {
        return text.map(
                value ->
                        value.isEmpty()
                                ? value
                                : value.substring(0, 1).toUpperCase(Locale.ROOT)
                                        + value.substring(1).toLowerCase(Locale.ROOT));
    }
}
