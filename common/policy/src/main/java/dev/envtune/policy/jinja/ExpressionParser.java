package dev.envtune.policy.jinja;

import dev.envtune.policy.jinja.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Parses expressions, from the weakest operator (`a if b else c`) to the strongest (`-a`).
final class ExpressionParser {
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");
    private final TokenReader tokens;
    private final OperandParser operands;

    ExpressionParser(TokenReader tokens) {
        this.tokens = tokens;
        operands = new OperandParser(tokens, this);
    }

    /// One expression, or several between commas, which are a list.
    Expression parseTuple() {
        var first = parse();
        if (!tokens.isSign(",")) {
            return first;
        }
        var items = new ArrayList<>(List.of(first));
        while (tokens.skip(",") && tokens.peek().kind() != Kind.CLOSE && !tokens.isSign(")")) {
            items.add(parse());
        }
        return OperandParser.list(items);
    }

    Expression parse() {
        var value = parseUnconditional();
        while (tokens.skip("if")) {
            var then = value;
            var condition = parseUnconditional();
            Expression otherwise =
                    tokens.skip("else")
                            ? parse()
                            : _ -> new Values.Undefined("the missing else of an if");
            value =
                    scope ->
                            condition.isTrue(scope)
                                    ? then.evaluate(scope)
                                    : otherwise.evaluate(scope);
        }
        return value;
    }

    Expression parseUnconditional() {
        var left = and();
        while (tokens.skip("or")) {
            var a = left;
            var b = and();
            left =
                    scope -> {
                        var value = a.evaluate(scope);
                        return Values.isTrue(value) ? value : b.evaluate(scope);
                    };
        }
        return left;
    }

    private Expression and() {
        var left = not();
        while (tokens.skip("and")) {
            var a = left;
            var b = not();
            left =
                    scope -> {
                        var value = a.evaluate(scope);
                        return Values.isTrue(value) ? b.evaluate(scope) : value;
                    };
        }
        return left;
    }

    private Expression not() {
        if (tokens.skip("not")) {
            var value = not();
            return scope -> !value.isTrue(scope);
        }
        return comparison();
    }

    /// `a < b <= c` is `a < b and b <= c`.
    private Expression comparison() {
        var first = sum();
        var operands = new ArrayList<>(List.of(first));
        var signs = new ArrayList<String>();
        while (true) {
            if (tokens.peek().kind() == Kind.SIGN && COMPARISONS.contains(tokens.peek().text())) {
                signs.add(tokens.next().text());
            } else if (tokens.skip("in")) {
                signs.add("in");
            } else if (tokens.isName("not") && tokens.peekSecond().is(Kind.NAME, "in")) {
                tokens.next();
                tokens.next();
                signs.add("not in");
            } else {
                break;
            }
            operands.add(sum());
        }
        return signs.isEmpty() ? first : scope -> compare(scope, operands, signs);
    }

    private static boolean compare(Scope scope, List<Expression> operands, List<String> signs) {
        var left = operands.getFirst().evaluate(scope);
        for (var i = 0; i < signs.size(); i++) {
            var right = operands.get(i + 1).evaluate(scope);
            if (!Tests.compare(signs.get(i), left, right)) {
                return false;
            }
            left = right;
        }
        return true;
    }

    private Expression sum() {
        var left = concatenation();
        while (tokens.isSign("+") || tokens.isSign("-")) {
            var sign = tokens.next().text();
            var a = left;
            var b = concatenation();
            left =
                    sign.equals("+")
                            ? scope -> Operators.add(a.evaluate(scope), b.evaluate(scope))
                            : scope ->
                                    Operators.arithmetic("-", a.evaluate(scope), b.evaluate(scope));
        }
        return left;
    }

    private Expression concatenation() {
        var left = product();
        while (tokens.skip("~")) {
            var a = left;
            var b = product();
            left = scope -> Values.print(a.evaluate(scope)).plus(Values.print(b.evaluate(scope)));
        }
        return left;
    }

    private Expression product() {
        var left = power();
        while (tokens.isSign("*")
                || tokens.isSign("/")
                || tokens.isSign("//")
                || tokens.isSign("%")) {
            var sign = tokens.next().text();
            var a = left;
            var b = power();
            left =
                    sign.equals("*")
                            ? scope -> Operators.multiply(a.evaluate(scope), b.evaluate(scope))
                            : scope ->
                                    Operators.arithmetic(
                                            sign, a.evaluate(scope), b.evaluate(scope));
        }
        return left;
    }

    private Expression power() {
        var left = unary(true);
        while (tokens.skip("**")) {
            var a = left;
            var b = unary(true);
            left = scope -> Operators.arithmetic("**", a.evaluate(scope), b.evaluate(scope));
        }
        return left;
    }

    private Expression unary(boolean filters) {
        Expression value;
        if (tokens.isSign("-") || tokens.isSign("+")) {
            var sign = tokens.next().text();
            var operand = unary(false);
            value = scope -> Operators.sign(sign, operand.evaluate(scope));
        } else {
            value = operands.parse();
        }
        return filters ? operands.filtersAndTests(value) : value;
    }
}
