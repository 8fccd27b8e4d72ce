package dev.envtune.bench.hostile;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Hostile values of one argument, by what they are.
final class Values {
    private static final int DEEP = 60;

    private Values() {}

    /// @param jsonBytes what a value may take at most
    static Map<String, @Nullable Object> all(int jsonBytes) {
        var values = new LinkedHashMap<String, @Nullable Object>();
        texts().forEach((name, unit) -> values.put(name, Sizes.filled(unit, jsonBytes)));
        values.put("pattern, nested", Sizes.filled("(a+)+", jsonBytes / 2) + "$");
        values.put("digits then a letter", Sizes.filled("9", jsonBytes - 1) + "x");
        values.put("integer of 4300 digits", BigInteger.TEN.pow(4299));
        values.put("integer of 4301 digits", BigInteger.TEN.pow(4300));
        values.put("integer below", BigInteger.TEN.pow(4299).negate());
        values.put("integer of 64 bits", Long.MIN_VALUE);
        values.put("zero", 0L);
        values.put("a thousand", 1000L);
        values.put("float, largest", Double.MAX_VALUE);
        values.put("float, smallest", -Double.MIN_VALUE);
        values.put("nothing", null);
        values.put("truth", true);
        values.put("empty text", "");
        values.put("empty list", List.of());
        values.put("empty object", Map.of());
        values.put("list of integers", list(7L, jsonBytes / 2));
        values.put("list of large integers", list(BigInteger.TEN.pow(400), jsonBytes / 402));
        values.put("list of 4300-digit integers", list(BigInteger.TEN.pow(4299), jsonBytes / 4301));
        values.put("list of floats", list(1.1e300, jsonBytes / 8));
        values.put("list of texts", list("ab", jsonBytes / 5));
        values.put("list of lists", list(List.of(), jsonBytes / 3));
        values.put("list, deep", deep(DEEP));
        values.put("object of many", object(jsonBytes / 14));
        values.put("object, deep", deepObject(DEEP));
        return values;
    }

    /// Units of texts, each to be repeated.
    static Map<String, String> texts() {
        var texts = new LinkedHashMap<String, String>();
        texts.put("letters", "a");
        texts.put("digits", "9");
        texts.put("words", "word ");
        texts.put("lines", "b\n");
        texts.put("spaces", " ");
        texts.put("single quotes", "'");
        texts.put("double quotes", "\"");
        texts.put("backslashes", "\\");
        texts.put("zero characters", "\u0000");
        texts.put("half pairs", "\ud800");
        texts.put("other halves", "\udc00a");
        texts.put("astral", "\ud83d\ude00");
        texts.put("combining", "e\u0301");
        texts.put("growing in upper case", "\u00df\u0149");
        texts.put("capital sigmas", "A\u03a3'");
        texts.put("capitals", "AB \u0130");
        texts.put("parentheses", "(");
        texts.put("words before parentheses", "ls (");
        texts.put("brackets", "[{(");
        texts.put("braces", "{x!r}");
        texts.put("up", "../");
        texts.put("slashes", "/");
        texts.put("deep path", "a/");
        texts.put("here", "./");
        texts.put("pattern, stars", "*?");
        texts.put("pattern, groups", "(.*)*");
        texts.put("percent", "%n%s");
        texts.put("commas", "a,");
        texts.put("dates", "2024-01-01");
        texts.put("signs", "-+");
        texts.put("points", "1.");
        texts.put("mentions", "@a #b ");
        return texts;
    }

    private static List<Object> list(Object item, int count) {
        var list = new ArrayList<>();
        for (int i = 0; i < Math.max(1, count); i++) {
            list.add(item);
        }
        return list;
    }

    private static Object deep(int levels) {
        Object value = List.of();
        for (int i = 0; i < levels; i++) {
            value = List.of(value);
        }
        return value;
    }

    private static Map<String, Object> object(int fields) {
        var object = new LinkedHashMap<String, Object>();
        for (int i = 0; i < Math.max(1, fields); i++) {
            object.put("field" + i, 1L);
        }
        return object;
    }

    private static Object deepObject(int levels) {
        Object value = Map.of();
        for (int i = 0; i < levels; i++) {
            value = Map.of("a", value);
        }
        return value;
    }
}
