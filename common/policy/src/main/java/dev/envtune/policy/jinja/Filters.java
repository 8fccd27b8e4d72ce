package dev.envtune.policy.jinja;

import dev.envtune.policy.jinja.Values.None;
import dev.envtune.policy.jinja.Values.Undefined;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/// The filters that may follow `|`.
final class Filters {
    private static final Set<String> JSON_OPTIONS = Set.of("indent", "ensure_ascii");

    private static final Map<String, BiFunction<Object, Arguments, Object>> NAMED = new HashMap<>();

    static {
        add("string", Values::print);
        add("safe", value -> value);
        add("upper", value -> Values.print(value).map(text -> text.toUpperCase(Locale.ROOT)));
        add("lower", value -> Values.print(value).map(text -> text.toLowerCase(Locale.ROOT)));
        add("capitalize", value -> Methods.capitalize(Values.print(value)));
        add("length", value -> (long) Values.items(value).size());
        add("count", value -> (long) Values.items(value).size());
        add("list", Values::items);
        add("first", value -> end(Values.items(value)));
        add("last", value -> end(Values.items(value).reversed()));
        add("reverse", Filters::reverse);
        add("items", Filters::items);
        add("int", Filters::integer);
        NAMED.put(
                "trim",
                (value, arguments) -> Methods.strip(Values.print(value), arguments, true, true));
        NAMED.put(
                "replace",
                (value, arguments) ->
                        Methods.replace(
                                Values.print(value),
                                arguments.need(0, "old"),
                                arguments.need(1, "new")));
        NAMED.put("join", Filters::join);
        NAMED.put("tojson", Filters::json);
        NAMED.put("default", Filters::defaultTo);
        NAMED.put("d", Filters::defaultTo);
        NAMED.put("map", Filters::map);
        NAMED.put("select", (value, arguments) -> select(value, arguments, false, true));
        NAMED.put("reject", (value, arguments) -> select(value, arguments, false, false));
        NAMED.put("selectattr", (value, arguments) -> select(value, arguments, true, true));
        NAMED.put("rejectattr", (value, arguments) -> select(value, arguments, true, false));
    }

    private Filters() {}

    private static void add(String name, Function<Object, Object> filter) {
        NAMED.put(name, (value, _) -> filter.apply(value));
    }

    static Optional<BiFunction<Object, Arguments, Object>> named(String name) {
        return Optional.ofNullable(NAMED.get(name));
    }

    private static Object end(List<Object> items) {
        return items.isEmpty() ? new Undefined("the end of an empty list") : items.getFirst();
    }

    private static Object reverse(Object value) {
        var items = new ArrayList<>(Values.items(value));
        Collections.reverse(items);
        return value instanceof Text ? Operators.joined(items) : items;
    }

    private static Object items(Object value) {
        return switch (value) {
            case Undefined _ -> List.of();
            case Map<?, ?> map -> Methods.items(map);
            default -> throw new JinjaException(Values.kind(value) + " is no dictionary");
        };
    }

    private static Object integer(Object value) {
        if (value instanceof Text text) {
            var digits = text.value().strip();
            return digits.matches("[+-]?\\d{1,18}") ? Long.parseLong(digits) : 0L;
        }
        return Values.isNumber(value) ? (long) Values.asDouble(value) : 0L;
    }

    private static Object join(Object value, Arguments arguments) {
        var separator = Values.print(arguments.get(0, "d").orElse(Text.EMPTY));
        var items = Values.items(value);
        arguments
                .get(1, "attribute")
                .ifPresent(name -> items.replaceAll(item -> attribute(item, name)));
        return Methods.join(separator, items);
    }

    /// `a.b.c` or an index.
    private static Object attribute(Object item, Object path) {
        if (!(path instanceof Text text)) {
            return Operators.subscript(item, path);
        }
        var value = item;
        for (var name : text.value().split("\\.")) {
            value = Operators.subscript(value, Text.own(name));
        }
        return value;
    }

    private static Object json(Object value, Arguments arguments) {
        var asciiOnly = Values.isTrue(arguments.get(0, "ensure_ascii").orElse(false));
        if (asciiOnly || !JSON_OPTIONS.containsAll(arguments.named().keySet())) {
            throw new JinjaException("of the options of tojson only indent is supported");
        }
        var indent = arguments.get(1, "indent").orElse(None.NONE);
        return Json.write(value, indent == None.NONE ? -1 : Math.toIntExact(Values.asLong(indent)));
    }

    private static Object defaultTo(Object value, Arguments arguments) {
        var alsoFalse = Values.isTrue(arguments.get(1, "boolean").orElse(false));
        var absent = value instanceof Undefined || (alsoFalse && !Values.isTrue(value));
        return absent ? arguments.get(0, "default_value").orElse(Text.EMPTY) : value;
    }

    /// `map('filter', arguments…)` or `map(attribute='name', default=…)`.
    private static Object map(Object value, Arguments arguments) {
        var items = Values.items(value);
        if (arguments.named().get("attribute") instanceof Object path) {
            items.replaceAll(
                    item ->
                            attribute(item, path) instanceof Undefined undefined
                                    ? arguments.get(1, "default").orElse(undefined)
                                    : attribute(item, path));
            return items;
        }
        var name = Values.asString(arguments.need(0, "filter"));
        var filter =
                named(name)
                        .orElseThrow(
                                () ->
                                        new JinjaException(
                                                "the filter '" + name + "' is not supported"));
        items.replaceAll(item -> filter.apply(item, arguments.from(1)));
        return items;
    }

    /// Items, or attributes of items, for which a test holds or does not; without a test, that are true.
    private static Object select(
            Object value, Arguments arguments, boolean byAttribute, boolean wanted) {
        var rest = arguments.from(byAttribute ? 1 : 0);
        var test = rest.get(0, "test").map(Values::asString);
        return Values.items(value).stream()
                .filter(
                        item -> {
                            var tested =
                                    byAttribute
                                            ? attribute(item, arguments.need(0, "attribute"))
                                            : item;
                            return wanted
                                    == (test.isEmpty()
                                            ? Values.isTrue(tested)
                                            : holds(test.get(), tested, rest.from(1)));
                        })
                .toList();
    }

    private static boolean holds(String test, Object value, Arguments arguments) {
        return Tests.named(test)
                .orElseThrow(() -> new JinjaException("the test '" + test + "' is not supported"))
                .holds(value, arguments);
    }
}
