package dev.envtune.env.sandbox.python;

/// Writes `repr(value)` (spec/bfcl-protocol.md 6.1).
final class ReprWriter extends TextWriter {
    private static final char[] HEX = "0123456789abcdef".toCharArray();

    ReprWriter(StringBuilder out, int limit) {
        super(out, Container.Form.REPR, limit);
    }

    @Override
    void write(Value value) {
        switch (value) {
            case None _ -> out.append("None");
            case Bool bool -> out.append(bool.value() ? "True" : "False");
            case Int number -> IntegerText.append(out, number);
            case Real number -> FloatText.append(out, number.value());
            case Str text -> string(out, text.value());
            case Container container -> container(container);
            case TupleValue tuple ->
                    items("(", tuple.items(), tuple.items().size() == 1 ? ",)" : ")");
            case SetValue set when set.items().isEmpty() -> out.append("set()");
            case SetValue set -> items("{", set.items(), "}");
            case Opaque opaque -> out.append(opaque.repr());
        }
    }

    @Override
    void key(Value key) {
        write(key);
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
