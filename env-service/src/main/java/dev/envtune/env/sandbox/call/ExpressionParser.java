package dev.envtune.env.sandbox.call;

import dev.envtune.env.sandbox.call.Node.Sequence.Kind;
import dev.envtune.env.sandbox.call.Node.Unary.Sign;
import java.util.ArrayList;

/// A recursive-descent parser of Python expressions, as far as a call with literals may hold them;
/// what Python would evaluate beyond that is read over where that is simple, and refused elsewhere.
final class ExpressionParser {
    private final Source source;
    private final Atoms atoms;
    private final Trailers trailers;

    private ExpressionParser(Source source) {
        this.source = source;
        this.atoms = new Atoms(source, this);
        this.trailers = new Trailers(source, this);
    }

    /// Parses a whole source, which may be a tuple without parentheses.
    static Node parse(String text) {
        Budget.requireLength(text);
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
    Node tupleOrSingle(char close) {
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

    Node expression() {
        source.skipSpace();
        int start = source.at;
        if (source.peek() == '*') {
            if (source.peek(1) == '*') {
                throw Rejected.expression("an unpacked dictionary");
            }
            source.at++;
            operand(Operator.BIT_OR.level);
            return source.unsupported("an unpacked argument", start);
        }
        var left = operand(Operator.OR.level);
        if (source.peek() == 'i' && source.isWord("if")) {
            source.at += 2;
            source.budget.countOperator();
            operand(Operator.OR.level);
            if (!source.isWord("else")) {
                throw source.unexpected();
            }
            source.at += 4;
            source.budget.enter();
            expression();
            source.budget.leave();
            return source.unsupported("a conditional expression", start);
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
            var operator = Operator.at(source);
            if (operator == null || operator.level < level) {
                return left;
            }
            left = binary(operator, left, start);
        }
    }

    /// @param start where the left operand starts
    private Node binary(Operator operator, Node left, int start) {
        source.budget.countOperator();
        operator.stepOver(source);
        source.budget.enter();
        var right =
                operator == Operator.POWER
                        ? operand(Operator.SIGN_LEVEL)
                        : operand(operator.level + 1);
        source.budget.leave();
        return operator.unsupported == null
                ? new Node.Binary(operator, left, right)
                : source.unsupported(operator.unsupported, start);
    }

    private Node signed(int level) {
        var sign = Sign.at(source);
        if (sign == null) {
            return trailers.read(atoms.read());
        }
        if (sign == Sign.NOT && level > Operator.NOT_LEVEL) {
            throw source.unexpected();
        }
        source.at += sign == Sign.NOT ? 3 : 1;
        source.budget.enter();
        var operand = operand(sign == Sign.NOT ? Operator.NOT_LEVEL : Operator.SIGN_LEVEL);
        source.budget.leave();
        return new Node.Unary(sign, operand);
    }
}
