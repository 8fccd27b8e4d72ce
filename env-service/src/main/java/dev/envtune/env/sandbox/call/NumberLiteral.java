package dev.envtune.env.sandbox.call;

import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.Real;
import dev.envtune.env.sandbox.python.Value;
import java.math.BigInteger;

/// Reads one number literal.
final class NumberLiteral {
    /// CPython's limit on decimal digits.
    static final int MAX_DIGITS = 4300;

    /// Integers of so many bits have at most 4300 decimal digits; CPython bounds other bases only
    /// where it prints.
    static final int MAX_BITS = 14_284;

    private final Source source;
    private final int start;

    private NumberLiteral(Source source) {
        this.source = source;
        this.start = source.at;
    }

    /// The number that starts here with a digit, or with a point and a digit.
    static Value read(Source source) {
        return new NumberLiteral(source).read();
    }

    private Value read() {
        if (source.peek() == '0') {
            switch (source.peek(1) | 0x20) {
                case 'x':
                    return based(16, "hexadecimal");
                case 'o':
                    return based(8, "octal");
                case 'b':
                    return based(2, "binary");
                default:
                    break;
            }
        }
        boolean whole = !isFraction();
        digits();
        if (isFraction()) {
            whole = false;
            source.at++;
            if (isDigit(source.peek())) {
                digits();
            }
        }
        if (isExponent()) {
            whole = false;
            source.at += isDigit(source.peek(1)) ? 1 : 2;
            digits();
        }
        requireEnd("decimal");
        return whole ? integer() : new Real(Double.parseDouble(plain(start)));
    }

    private boolean isFraction() {
        return source.peek() == '.';
    }

    private boolean isExponent() {
        if ((source.peek() | 0x20) != 'e') {
            return false;
        }
        char next = source.peek(1);
        return isDigit(next) || (next == '+' || next == '-') && isDigit(source.peek(2));
    }

    /// Digits with single underscores between them.
    private void digits() {
        while (isDigit(source.peek()) || source.peek() == '_' && isDigit(source.peek(1))) {
            source.at++;
        }
    }

    private Value integer() {
        int count = source.at - start;
        if (count <= 18) {
            long value = 0;
            for (int i = start; i < source.at; i++) {
                char c = source.text.charAt(i);
                value = c == '_' ? value : value * 10 + c - '0';
            }
            if (value != 0 && count > 1 && source.text.charAt(start) == '0') {
                throw leadingZeros();
            }
            return Int.of(value);
        }
        var digits = plain(start);
        if (digits.length() > MAX_DIGITS) {
            throw source.syntax(
                    "Exceeds the limit (4300 digits) for integer string conversion: value has "
                            + digits.length()
                            + " digits; use sys.set_int_max_str_digits() to increase the limit"
                            + " - Consider hexadecimal for huge integer literals to avoid decimal"
                            + " conversion limits.");
        }
        var value = new BigInteger(digits);
        if (value.signum() != 0 && digits.startsWith("0")) {
            throw leadingZeros();
        }
        return Int.of(value);
    }

    private Rejected leadingZeros() {
        return source.syntax(
                "leading zeros in decimal integer literals are not permitted;"
                        + " use an 0o prefix for octal integers");
    }

    private Value based(int radix, String name) {
        source.at += 2;
        int first = source.peek() == '_' ? source.at + 1 : source.at;
        source.at = first;
        while (Character.digit(source.peek(), radix) >= 0 && source.peek() < 0x80
                || source.peek() == '_' && Character.digit(source.peek(1), radix) >= 0) {
            source.at++;
        }
        if (source.at == first && !isDigit(source.peek())) {
            throw source.syntax("invalid " + name + " literal");
        }
        requireEnd(name);
        var digits = plain(first);
        if (digits.length() > MAX_BITS || new BigInteger(digits, radix).bitLength() > MAX_BITS) {
            throw Rejected.limit("the size of an integer in bits", MAX_BITS);
        }
        return Int.of(new BigInteger(digits, radix));
    }

    /// A number must not run into a word, except one that could follow it.
    private void requireEnd(String name) {
        char next = source.peek();
        if ((next | 0x20) == 'j') {
            throw Rejected.expression("a complex number");
        }
        if (isDigit(next)) {
            throw source.syntax("invalid digit '" + next + "' in " + name + " literal");
        }
        if (next == '_' || source.atWord() && !isFollowedByKeyword()) {
            throw source.syntax("invalid " + name + " literal");
        }
    }

    private boolean isFollowedByKeyword() {
        return source.isWord("and")
                || source.isWord("or")
                || source.isWord("if")
                || source.isWord("else")
                || source.isWord("in")
                || source.isWord("is")
                || source.isWord("not")
                || source.isWord("for");
    }

    private String plain(int from) {
        var text = source.text.substring(from, source.at);
        return text.indexOf('_') < 0 ? text : text.replace("_", "");
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
