package dev.envtune.policy.jinja;

import dev.envtune.policy.jinja.Values.None;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Python's `json.dumps(value, ensure_ascii=False, indent=indent)`, which is the filter `tojson` of chat
/// templates. Characters of foreign strings stay foreign, escaped or not.
final class Json {
    private final Text.Builder out = new Text.Builder();
    private final int indent;

    private Json(int indent) {
        this.indent = indent;
    }

    /// @param indent blanks a level; negative for one line
    static Text write(Object value, int indent) {
        var json = new Json(indent);
        json.value(value, 0);
        return json.out.build();
    }

    private void value(Object value, int depth) {
        switch (value) {
            case Text text -> string(text);
            case None _ -> out.add("null");
            case Boolean truth -> out.add(truth.toString());
            case Double number -> out.add(special(number));
            case Number number -> out.add(number.toString());
            case List<?> list -> {
                out.add("[");
                separated(list.iterator(), depth, item -> value(item, depth + 1));
                out.add("]");
            }
            case Map<?, ?> map -> {
                out.add("{");
                separated(
                        map.entrySet().iterator(),
                        depth,
                        entry -> {
                            string(key(entry.getKey()));
                            out.add(": ");
                            value(entry.getValue(), depth + 1);
                        });
                out.add("}");
            }
            default -> throw new JinjaException(Values.kind(value) + " has no JSON form");
        }
    }

    private static Text key(Object key) {
        return key instanceof Text text ? text : write(key, -1);
    }

    private <T> void separated(Iterator<T> items, int depth, Consumer<T> write) {
        if (!items.hasNext()) {
            return;
        }
        newLine(depth + 1);
        while (true) {
            write.accept(items.next());
            if (!items.hasNext()) {
                newLine(depth);
                return;
            }
            out.add(indent < 0 ? ", " : ",");
            newLine(depth + 1);
        }
    }

    private void newLine(int depth) {
        if (indent >= 0) {
            out.add("\n" + " ".repeat(indent * depth));
        }
    }

    private void string(Text text) {
        out.add("\"");
        var value = text.value();
        var from = 0;
        for (var i = 0; i < value.length(); i++) {
            var character = value.charAt(i);
            if (character < ' ' || character == '"' || character == '\\') {
                out.add(text.substring(from, i));
                out.add(text.substring(i, i + 1).withValue(escape(character)));
                from = i + 1;
            }
        }
        out.add(text.substring(from)).add("\"");
    }

    private static String escape(char character) {
        return switch (character) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '\b' -> "\\b";
            case '\f' -> "\\f";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> "\\u%04x".formatted((int) character);
        };
    }

    private static String special(double number) {
        if (Double.isNaN(number)) {
            return "NaN";
        }
        return Double.isInfinite(number) ? (number > 0 ? "Infinity" : "-Infinity") : number(number);
    }

    /// Python's `repr` of a float.
    static String number(double number) {
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return Double.isNaN(number) ? "nan" : number > 0 ? "inf" : "-inf";
        }
        if (number == 0) {
            return 1 / number < 0 ? "-0.0" : "0.0";
        }
        var shortest = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        var exponent = shortest.precision() - shortest.scale() - 1;
        if (exponent >= -4 && exponent < 16) {
            var plain = shortest.toPlainString();
            return plain.contains(".") ? plain : plain + ".0";
        }
        var digits = shortest.unscaledValue().abs().toString();
        return "%s%s%s%se%s%02d"
                .formatted(
                        number < 0 ? "-" : "",
                        digits.charAt(0),
                        digits.length() > 1 ? "." : "",
                        digits.substring(1),
                        exponent < 0 ? "-" : "+",
                        Math.abs(exponent));
    }
}
