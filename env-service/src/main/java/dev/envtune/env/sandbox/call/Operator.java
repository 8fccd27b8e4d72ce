package dev.envtune.env.sandbox.call;

import org.jspecify.annotations.Nullable;

/// Python's binary operators; a higher level binds closer.
enum Operator {
    OR("or", 1, "a boolean operation"),
    AND("and", 2, "a boolean operation"),
    COMPARE("", 4, "a comparison"),
    BIT_OR("|", 5, "a bit operation"),
    BIT_XOR("^", 6, "a bit operation"),
    BIT_AND("&", 7, "a bit operation"),
    SHIFT_LEFT("<<", 8, "a bit operation"),
    SHIFT_RIGHT(">>", 8, "a bit operation"),
    ADD("+", 9, null),
    SUBTRACT("-", 9, null),
    MULTIPLY("*", 10, null),
    DIVIDE("/", 10, null),
    FLOOR_DIVIDE("//", 10, null),
    MODULO("%", 10, null),
    MATRIX_MULTIPLY("@", 10, "a matrix product"),
    POWER("**", 12, null);

    /// The level of `not`, and of the other signs, between the operators'.
    static final int NOT_LEVEL = 3;

    static final int SIGN_LEVEL = 11;

    final String text;
    final int level;

    /// How a message names an operator that is not evaluated, else null.
    final @Nullable String unsupported;

    Operator(String text, int level, @Nullable String unsupported) {
        this.text = text;
        this.level = level;
        this.unsupported = unsupported;
    }

    /// The operator here, which stays unread.
    static @Nullable Operator at(Source source) {
        char next = source.peek(1);
        return switch (source.peek()) {
            case '+' -> ADD;
            case '-' -> SUBTRACT;
            case '*' -> next == '*' ? POWER : MULTIPLY;
            case '/' -> next == '/' ? FLOOR_DIVIDE : DIVIDE;
            case '%' -> MODULO;
            case '@' -> MATRIX_MULTIPLY;
            case '|' -> BIT_OR;
            case '^' -> BIT_XOR;
            case '&' -> BIT_AND;
            case '<' -> next == '<' ? SHIFT_LEFT : COMPARE;
            case '>' -> next == '>' ? SHIFT_RIGHT : COMPARE;
            case '=', '!' -> next == '=' ? COMPARE : null;
            case 'o' -> source.isWord("or") ? OR : null;
            case 'a' -> source.isWord("and") ? AND : null;
            case 'i' -> source.isWord("in") || source.isWord("is") ? COMPARE : null;
            case 'n' -> source.isWord("not") ? COMPARE : null;
            default -> null;
        };
    }

    /// Moves past the operator here, `not in` and `is not` included.
    void stepOver(Source source) {
        if (this != COMPARE) {
            source.at += text.length();
            return;
        }
        char c = source.peek();
        if (c == '<' || c == '>' || c == '=' || c == '!') {
            source.at += source.peek(1) == '=' ? 2 : 1;
            return;
        }
        boolean not = c == 'n';
        boolean is = source.isWord("is");
        source.at += not ? 3 : 2;
        source.skipSpace();
        if (not && !source.isWord("in")) {
            throw source.unexpected();
        }
        if (not || is && source.isWord("not")) {
            source.at += not ? 2 : 3;
        }
    }
}
