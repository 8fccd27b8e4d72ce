package dev.envtune.env.sandbox.python;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// Writes `repr(value)` (spec/bfcl-protocol.md 6.1).
final class ReprWriter {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private final StringBuilder out;
    private int depth;
    private boolean insideConstant;

    ReprWriter(StringBuilder out) {
        this.out = out;
    }

    static @Nullable String cached(Value value) {
        return switch (value) {
            case DictValue dict -> dict.cachedRepr();
            case ListValue list -> list.cachedRepr();
            default -> null;
        };
    }

    void write(Value value) {
        switch (value) {
            case None _ -> out.append("None");
            case Bool bool -> out.append(bool.value() ? "True" : "False");
            case Int number -> IntegerText.append(out, number);
            case Real number -> FloatText.append(out, number.value());
            case Str text -> string(out, text.value());
            case ListValue list -> list(list);
            case DictValue dict -> dict(dict);
            case TupleValue tuple -> tuple(tuple);
            case SetValue set -> set(set);
            case Opaque opaque -> out.append(opaque.repr());
        }
    }

    private void list(ListValue list) {
        var cached = list.cachedRepr();
        if (cached != null) {
            out.append(cached);
            return;
        }
        boolean cache = list.isFrozen() && !insideConstant;
        insideConstant |= cache;
        int start = out.length();
        out.append('[');
        items(list.items());
        out.append(']');
        if (cache) {
            insideConstant = false;
            list.cacheRepr(out.substring(start));
        }
    }

    private void dict(DictValue dict) {
        var cached = dict.cachedRepr();
        if (cached != null) {
            out.append(cached);
            return;
        }
        boolean cache = dict.isFrozen() && !insideConstant;
        insideConstant |= cache;
        int start = out.length();
        out.append('{');
        enter();
        boolean first = true;
        for (var entry : dict.entries()) {
            separate(first);
            first = false;
            write(entry.getKey());
            out.append(": ");
            write(entry.getValue());
        }
        depth--;
        out.append('}');
        if (cache) {
            insideConstant = false;
            dict.cacheRepr(out.substring(start));
        }
    }

    private void tuple(TupleValue tuple) {
        out.append('(');
        items(tuple.items());
        out.append(tuple.items().size() == 1 ? ",)" : ")");
    }

    private void set(SetValue set) {
        if (set.items().isEmpty()) {
            out.append("set()");
            return;
        }
        out.append('{');
        items(set.items());
        out.append('}');
    }

    private void items(Collection<Value> items) {
        enter();
        boolean first = true;
        for (var item : items) {
            separate(first);
            first = false;
            write(item);
        }
        depth--;
    }

    private void enter() {
        if (++depth > TextForms.MAX_DEPTH) {
            throw PythonError.recursion();
        }
    }

    private void separate(boolean first) {
        if (!first) {
            out.append(", ");
        }
        requireRoom(out);
    }

    static void requireRoom(StringBuilder out) {
        if (out.length() > TextForms.MAX_CHARS) {
            throw PythonError.memory(
                    "the text of a value exceeds the limit of "
                            + TextForms.MAX_CHARS
                            + " characters");
        }
    }

    /// The quoted form: single quotes, or double quotes around a text with `'` and no `"`.
    static void string(StringBuilder out, String text) {
        char quote = text.indexOf('\'') >= 0 && text.indexOf('"') < 0 ? '"' : '\'';
        out.append(quote);
        int written = 0;
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c < 0x7f && c != '\\' && c != quote) {
                continue;
            }
            int codePoint = text.codePointAt(i);
            int last = i + Character.charCount(codePoint) - 1;
            if (c < 0x80 || !Printable.isPrintable(codePoint)) {
                out.append(text, written, i);
                escape(out, codePoint);
                written = last + 1;
            }
            i = last;
        }
        if (written == 0) {
            out.append(text);
        } else {
            out.append(text, written, length);
        }
        out.append(quote);
    }

    private static void escape(StringBuilder out, int codePoint) {
        switch (codePoint) {
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            case '\\', '\'' -> out.append('\\').append((char) codePoint);
            default -> {
                if (codePoint < 0x100) {
                    hex(out.append("\\x"), codePoint, 2);
                } else if (codePoint < 0x10000) {
                    hex(out.append("\\u"), codePoint, 4);
                } else {
                    hex(out.append("\\U"), codePoint, 8);
                }
            }
        }
    }

    static void hex(StringBuilder out, int number, int digits) {
        for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
            out.append(HEX[number >>> shift & 15]);
        }
    }
}
