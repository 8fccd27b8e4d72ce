package dev.envtune.env.task;

import dev.envtune.env.sandbox.python.Bool;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.None;
import dev.envtune.env.sandbox.python.Opaque;
import dev.envtune.env.sandbox.python.Real;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.TupleValue;
import dev.envtune.env.sandbox.python.Value;
import java.math.BigInteger;
import java.util.ArrayList;

/// Reads a Python file of `NAME = literal` assignments without evaluating any of it. Literals are
/// texts, numbers, `True`, `False`, `None`, `...`, lists, dictionaries and parentheses; anything else
/// is refused with its line.
final class PythonConstants {
    private static final int MAX_DEPTH = 32;

    private final String location;
    private final PythonScanner scanner;
    private int depth;

    private PythonConstants(String location, String source) {
        this.location = location;
        this.scanner = new PythonScanner(location, source);
    }

    /// The values by name, in order; the last of equal names wins.
    static DictValue read(String location, String source) {
        return new PythonConstants(location, source).assignments();
    }

    private DictValue assignments() {
        var values = new DictValue();
        while (scanner.skipTo(true)) {
            var name = scanner.word();
            scanner.skipTo(false);
            if (name.isEmpty() || !scanner.take('=')) {
                throw scanner.problem("expected an assignment of a literal, NAME = …");
            }
            values.put(name, value());
            scanner.requireEndOfLine();
        }
        if (values.isEmpty()) {
            throw new UnreadableSuiteException(location + ":1: the file is empty");
        }
        return values;
    }

    private Value value() {
        scanner.skipTo(depth > 0);
        return switch (scanner.peek()) {
            case '[' -> list();
            case '{' -> dict();
            case '(' -> parenthesised();
            case '"', '\'' -> texts();
            case '-' -> negative();
            case '.' -> scanner.peekIsEllipsis() ? ellipsis() : number();
            default -> Character.isDigit(scanner.peek()) ? number() : named();
        };
    }

    private Value ellipsis() {
        scanner.advance(3);
        return Opaque.ELLIPSIS;
    }

    private Value list() {
        var list = new ListValue();
        open();
        while (!closes(']')) {
            list.add(value());
            separator(']');
        }
        return list;
    }

    private Value dict() {
        var dict = new DictValue();
        open();
        while (!closes('}')) {
            var key = value();
            if (key instanceof ListValue || key instanceof DictValue) {
                throw scanner.problem("a " + key.typeName() + " is no key of a dictionary");
            }
            scanner.skipTo(true);
            if (!scanner.take(':')) {
                throw scanner.problem("expected ':' after a key");
            }
            dict.put(key, value());
            separator('}');
        }
        return dict;
    }

    /// A value in parentheses, or a tuple where there is a comma.
    private Value parenthesised() {
        var items = new ArrayList<Value>();
        boolean tuple = false;
        open();
        while (!closes(')')) {
            items.add(value());
            tuple |= separator(')');
        }
        return tuple || items.isEmpty() ? new TupleValue(items) : items.getFirst();
    }

    private void open() {
        scanner.advance(1);
        if (++depth > MAX_DEPTH) {
            throw scanner.problem("nested deeper than " + MAX_DEPTH);
        }
    }

    private boolean closes(char bracket) {
        scanner.skipTo(true);
        if (!scanner.take(bracket)) {
            return false;
        }
        depth--;
        return true;
    }

    /// Takes a comma; without one the bracket must follow.
    private boolean separator(char bracket) {
        scanner.skipTo(true);
        if (scanner.take(',')) {
            return true;
        }
        if (scanner.peek() != bracket) {
            throw scanner.problem("expected ',' or '" + bracket + "'");
        }
        return false;
    }

    /// Texts that follow each other are one text.
    private Value texts() {
        var text = new StringBuilder();
        do {
            text.append(scanner.string());
            scanner.skipTo(depth > 0);
        } while (scanner.peek() == '"' || scanner.peek() == '\'');
        return new Str(text.toString());
    }

    private Value negative() {
        scanner.advance(1);
        return switch (number()) {
            case Int number -> Int.of(number.bigValue().negate());
            case Real number -> new Real(-number.value());
            default -> throw scanner.problem("expected a number after '-'");
        };
    }

    private Value number() {
        var digits = scanner.number();
        try {
            return digits.chars().allMatch(Character::isDigit)
                    ? Int.of(new BigInteger(digits))
                    : new Real(Double.parseDouble(digits));
        } catch (NumberFormatException _) {
            throw scanner.problem("expected a number");
        }
    }

    private Value named() {
        var name = scanner.word();
        return switch (name) {
            case "True" -> Bool.TRUE;
            case "False" -> Bool.FALSE;
            case "None" -> None.NONE;
            default ->
                    throw scanner.problem(
                            name.isEmpty()
                                    ? "expected a literal"
                                    : "'" + name + "' is no literal; nothing here is evaluated");
        };
    }
}
