package dev.envtune.env.sandbox.call;

import dev.envtune.env.sandbox.call.Node.Sequence.Kind;
import dev.envtune.env.sandbox.call.Node.Unary.Sign;
import dev.envtune.env.sandbox.python.Bool;
import dev.envtune.env.sandbox.python.None;
import dev.envtune.env.sandbox.python.Opaque;
import dev.envtune.env.sandbox.python.Str;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A recursive-descent parser of Python expressions, as far as a call with literals may hold them;
/// what Python would evaluate beyond that is read over where that is simple, and refused elsewhere.
final class ExpressionParser {
    /// Characters of a source.
    static final int MAX_SOURCE = 1 << 16;

    /// Levels of brackets and signs.
    static final int MAX_DEPTH = 64;

    /// Literals, names and brackets of a source.
    static final int MAX_NODES = 1 << 14;

    /// Operators of a source, and trailers (calls, subscripts, attributes) of a value.
    static final int MAX_OPERATORS = 64;

    private static final List<Node> NONE = List.of();

    private static final Set<String> KEYWORDS =
            Set.of(
                    "and",
                    "as",
                    "assert",
                    "async",
                    "await",
                    "break",
                    "class",
                    "continue",
                    "def",
                    "del",
                    "elif",
                    "else",
                    "except",
                    "finally",
                    "for",
                    "from",
                    "global",
                    "if",
                    "import",
                    "in",
                    "is",
                    "lambda",
                    "nonlocal",
                    "not",
                    "or",
                    "pass",
                    "raise",
                    "return",
                    "try",
                    "while",
                    "with",
                    "yield",
                    "True",
                    "False",
                    "None");

    private final Source source;
    private int depth;
    private int nodes;
    private int operators;

    private ExpressionParser(Source source) {
        this.source = source;
    }

    /// Parses a whole source, which may be a tuple without parentheses.
    static Node parse(String text) {
        if (text.length() > MAX_SOURCE) {
            throw Rejected.limit("the length of a call", MAX_SOURCE);
        }
        if (text.indexOf('\0') >= 0) {
            throw new Rejected(
                    SyntaxProblem.Kind.SYNTAX, "source code string cannot contain null bytes");
        }
        var parser = new ExpressionParser(new Source(withLineFeeds(text)));
        parser.skipBlankLines();
        var node = parser.tupleOrSingle('\0');
        parser.requireEnd();
        return node;
    }

    static boolean isKeyword(String word) {
        return KEYWORDS.contains(word);
    }

    private static String withLineFeeds(String text) {
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    private void skipBlankLines() {
        source.skipSpace();
        while (source.peek() == '\n') {
            source.at++;
            source.skipSpace();
        }
    }

    private void requireEnd() {
        skipBlankLines();
        if (!source.atEnd()) {
            throw source.unexpected();
        }
    }

    /// An expression, or several with commas between them, up to a closing bracket or the end.
    private Node tupleOrSingle(char close) {
        var first = expression();
        source.skipSpace();
        if (source.peek() != ',') {
            return first;
        }
        var items = new ArrayList<Node>();
        items.add(first);
        while (source.peek() == ',') {
            source.at++;
            source.skipSpace();
            if (source.atEnd() || source.peek() == close || source.peek() == '\n') {
                break;
            }
            items.add(expression());
            source.skipSpace();
        }
        return new Node.Sequence(Kind.TUPLE, items);
    }

    private Node expression() {
        source.skipSpace();
        int start = source.at;
        if (source.peek() == '*') {
            if (source.peek(1) == '*') {
                throw Rejected.expression("an unpacked dictionary");
            }
            source.at++;
            operand(Operator.BIT_OR.level);
            return unsupported("an unpacked argument", start);
        }
        var left = operand(Operator.OR.level);
        if (source.peek() == 'i' && source.isWord("if")) {
            source.at += 2;
            countOperator();
            operand(Operator.OR.level);
            if (!source.isWord("else")) {
                throw source.unexpected();
            }
            source.at += 4;
            enter();
            expression();
            depth--;
            return unsupported("a conditional expression", start);
        }
        return left;
    }

    /// An operand with the operators of a level or above that follow it.
    private Node operand(int level) {
        source.skipSpace();
        int start = source.at;
        var left = signed(level);
        while (true) {
            source.skipSpace();
            var operator = operator();
            if (operator == null || operator.level < level) {
                return left;
            }
            left = binary(operator, left, start);
        }
    }

    /// @param start where the left operand starts
    private Node binary(Operator operator, Node left, int start) {
        countOperator();
        stepOver(operator);
        enter();
        var right =
                operator == Operator.POWER
                        ? operand(Operator.SIGN_LEVEL)
                        : operand(operator.level + 1);
        depth--;
        return operator.unsupported == null
                ? new Node.Binary(operator, left, right)
                : unsupported(operator.unsupported, start);
    }

    private Node signed(int level) {
        var sign = sign();
        if (sign == null) {
            return primary();
        }
        if (sign == Sign.NOT && level > Operator.NOT_LEVEL) {
            throw source.unexpected();
        }
        source.at += sign == Sign.NOT ? 3 : 1;
        enter();
        var operand = operand(sign == Sign.NOT ? Operator.NOT_LEVEL : Operator.SIGN_LEVEL);
        depth--;
        return new Node.Unary(sign, operand);
    }

    private @Nullable Sign sign() {
        return switch (source.peek()) {
            case '-' -> Sign.MINUS;
            case '+' -> Sign.PLUS;
            case '~' -> Sign.INVERT;
            case 'n' -> source.isWord("not") ? Sign.NOT : null;
            default -> null;
        };
    }

    /// The operator here, which stays unread.
    private @Nullable Operator operator() {
        char next = source.peek(1);
        return switch (source.peek()) {
            case '+' -> Operator.ADD;
            case '-' -> Operator.SUBTRACT;
            case '*' -> next == '*' ? Operator.POWER : Operator.MULTIPLY;
            case '/' -> next == '/' ? Operator.FLOOR_DIVIDE : Operator.DIVIDE;
            case '%' -> Operator.MODULO;
            case '@' -> Operator.MATRIX_MULTIPLY;
            case '|' -> Operator.BIT_OR;
            case '^' -> Operator.BIT_XOR;
            case '&' -> Operator.BIT_AND;
            case '<' -> next == '<' ? Operator.SHIFT_LEFT : Operator.COMPARE;
            case '>' -> next == '>' ? Operator.SHIFT_RIGHT : Operator.COMPARE;
            case '=', '!' -> next == '=' ? Operator.COMPARE : null;
            case 'o' -> source.isWord("or") ? Operator.OR : null;
            case 'a' -> source.isWord("and") ? Operator.AND : null;
            case 'i' -> source.isWord("in") || source.isWord("is") ? Operator.COMPARE : null;
            case 'n' -> source.isWord("not") ? Operator.COMPARE : null;
            default -> null;
        };
    }

    private void stepOver(Operator operator) {
        if (operator != Operator.COMPARE) {
            source.at += operator.text.length();
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

    /// An atom with what is called on it, and a power, which binds closer than a sign before it.
    private Node primary() {
        var node = atom();
        for (int trailers = 0; ; trailers++) {
            if (trailers > MAX_OPERATORS) {
                throw operatorLimit();
            }
            int start = source.at;
            source.skipSpace();
            switch (source.peek()) {
                case '(' -> node = call(node);
                case '[' -> node = subscript(node);
                case '.' -> node = attribute(node);
                default -> {
                    source.at = start;
                    return node;
                }
            }
        }
    }

    private Node attribute(Node value) {
        source.at++;
        source.skipSpace();
        if (!source.atWord()) {
            throw source.unexpected();
        }
        return new Node.Attribute(value, source.takeWord());
    }

    private Node subscript(Node value) {
        open();
        var index = slice();
        source.skipSpace();
        if (source.peek() == ',') {
            var items = new ArrayList<Node>();
            items.add(index);
            while (takeComma() && source.peek() != ']') {
                items.add(slice());
                source.skipSpace();
            }
            index = new Node.Sequence(Kind.TUPLE, items);
        }
        close(']');
        return new Node.Subscript(value, index);
    }

    private Node slice() {
        var from = bound();
        if (source.peek() != ':') {
            if (from == null) {
                throw source.unexpected();
            }
            return from;
        }
        source.at++;
        var to = bound();
        Node step = null;
        if (source.peek() == ':') {
            source.at++;
            step = bound();
        }
        return new Node.Slice(from, to, step);
    }

    private @Nullable Node bound() {
        source.skipSpace();
        char c = source.peek();
        if (c == ':' || c == ',' || c == ']') {
            return null;
        }
        var bound = expression();
        source.skipSpace();
        return bound;
    }

    private Node call(Node function) {
        open();
        List<Node> positional = NONE;
        var keywords = new ArrayList<Node.Keyword>();
        source.skipSpace();
        while (source.peek() != ')') {
            var keyword = keyword();
            if (keyword != null) {
                source.at++;
                keywords.add(new Node.Keyword(keyword, expression()));
            } else {
                boolean unpacked = source.peek() == '*';
                var value = expression();
                if (!keywords.isEmpty() && !unpacked) {
                    throw source.syntax("positional argument follows keyword argument");
                }
                positional = positional.isEmpty() ? new ArrayList<>() : positional;
                positional.add(value);
            }
            separator();
        }
        close(')');
        return new Node.Call(function, positional, keywords);
    }

    /// The name of a keyword argument, up to its equals sign, or null where none starts here.
    private @Nullable String keyword() {
        int start = source.at;
        int end = source.endOfWord(start);
        if (end == start) {
            return null;
        }
        source.at = end;
        source.skipSpace();
        int equals = source.at;
        source.at = start;
        if (source.charAt(equals) != '=' || source.charAt(equals + 1) == '=') {
            return null;
        }
        var word = source.takeWord();
        source.at = equals;
        if (KEYWORDS.contains(word)) {
            throw source.unexpected();
        }
        return word;
    }

    /// What may stand between two arguments or items; the closing bracket is left to be read.
    private void separator() {
        source.skipSpace();
        if (takeComma()) {
            return;
        }
        char c = source.peek();
        if (c == ')' || c == ']' || c == '}') {
            return;
        }
        if (c == 'f' && source.isWord("for")) {
            throw Rejected.expression("a comprehension");
        }
        if (c == '=') {
            throw source.syntax("expression cannot contain assignment, perhaps you meant \"==\"?");
        }
        throw source.unexpected("invalid syntax. Perhaps you forgot a comma?");
    }

    private boolean takeComma() {
        if (source.peek() != ',') {
            return false;
        }
        source.at++;
        source.skipSpace();
        return true;
    }

    private Node atom() {
        if (++nodes > MAX_NODES) {
            throw Rejected.limit("the number of values of a call", MAX_NODES);
        }
        char c = source.peek();
        return switch (c) {
            case '\'', '"' -> strings();
            case '(' -> parenthesised();
            case '[' -> list();
            case '{' -> braces();
            case '.' -> points();
            case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' ->
                    new Node.Constant(NumberLiteral.read(source));
            default -> word();
        };
    }

    private Node points() {
        if (source.peek(1) == '.' && source.peek(2) == '.') {
            source.at += 3;
            return new Node.Constant(Opaque.ELLIPSIS);
        }
        if (source.peek(1) >= '0' && source.peek(1) <= '9') {
            return new Node.Constant(NumberLiteral.read(source));
        }
        throw source.unexpected();
    }

    private Node word() {
        if (!source.atWord()) {
            throw source.unexpected();
        }
        if (isStringPrefix()) {
            return strings();
        }
        var word = source.takeWord();
        return switch (word) {
            case "True" -> new Node.Constant(Bool.TRUE);
            case "False" -> new Node.Constant(Bool.FALSE);
            case "None" -> new Node.Constant(None.NONE);
            case "lambda" -> throw Rejected.expression("a lambda");
            default -> {
                if (KEYWORDS.contains(word)) {
                    throw source.unexpected();
                }
                yield new Node.Name(word);
            }
        };
    }

    private boolean isStringPrefix() {
        int size = prefixSize();
        char quote = source.peek(size);
        return size > 0 && (quote == '\'' || quote == '"');
    }

    private int prefixSize() {
        int size = 0;
        while (size < 3 && "rRuUbBfF".indexOf(source.peek(size)) >= 0) {
            size++;
        }
        return size < 3 ? size : 0;
    }

    /// One string literal, or several side by side.
    private Node strings() {
        int start = source.at;
        String refused = null;
        String first = null;
        StringBuilder joined = null;
        do {
            int prefix = prefixSize();
            boolean raw = false;
            for (; prefix > 0; prefix--) {
                char c = (char) (source.peek() | 0x20);
                raw |= c == 'r';
                refused = c == 'f' ? "an f-string" : c == 'b' ? "a bytes literal" : refused;
                source.at++;
            }
            var text = StringLiteral.read(source, raw || refused != null);
            if (first == null) {
                first = text;
            } else {
                joined = joined == null ? new StringBuilder(first) : joined;
                joined.append(text);
            }
            source.skipSpace();
        } while (source.peek() == '\'' || source.peek() == '"' || isStringPrefix());
        if (refused != null) {
            return unsupported(refused, start);
        }
        return new Node.Constant(new Str(joined == null ? first : joined.toString()));
    }

    private Node parenthesised() {
        open();
        source.skipSpace();
        if (source.peek() == ')') {
            close(')');
            return new Node.Sequence(Kind.TUPLE, NONE);
        }
        var node = tupleOrSingle(')');
        refuseComprehension();
        close(')');
        return node;
    }

    private Node list() {
        open();
        var items = new ArrayList<Node>();
        source.skipSpace();
        while (source.peek() != ']') {
            items.add(expression());
            separator();
            if (source.peek() == ')' || source.peek() == '}') {
                throw source.unexpected();
            }
        }
        close(']');
        return new Node.Sequence(Kind.LIST, items);
    }

    private Node braces() {
        open();
        source.skipSpace();
        var keys = new ArrayList<Node>();
        var values = new ArrayList<Node>();
        boolean dict = source.peek() == '}';
        while (source.peek() != '}') {
            var key = expression();
            source.skipSpace();
            boolean pair = source.peek() == ':';
            if (!keys.isEmpty() && pair != dict) {
                throw source.unexpected();
            }
            dict = pair;
            keys.add(key);
            if (pair) {
                source.at++;
                values.add(expression());
            }
            separator();
            if (source.peek() == ')' || source.peek() == ']') {
                throw source.unexpected();
            }
        }
        close('}');
        return dict ? new Node.Dict(keys, values) : new Node.Sequence(Kind.SET, keys);
    }

    private void open() {
        enter();
        source.brackets++;
        source.at++;
    }

    private void close(char bracket) {
        source.skipSpace();
        if (source.peek() != bracket) {
            throw source.unexpected();
        }
        source.at++;
        source.brackets--;
        depth--;
    }

    private void refuseComprehension() {
        source.skipSpace();
        if (source.peek() == 'f' && source.isWord("for")) {
            throw Rejected.expression("a comprehension");
        }
    }

    private void enter() {
        if (++depth > MAX_DEPTH) {
            throw Rejected.limit("the nesting of a call", MAX_DEPTH);
        }
    }

    private void countOperator() {
        if (++operators > MAX_OPERATORS) {
            throw operatorLimit();
        }
    }

    private static Rejected operatorLimit() {
        return Rejected.limit("the number of operators of a call", MAX_OPERATORS);
    }

    private Node unsupported(String what, int start) {
        return new Node.Unsupported(what, source.text.substring(start, source.at));
    }
}
