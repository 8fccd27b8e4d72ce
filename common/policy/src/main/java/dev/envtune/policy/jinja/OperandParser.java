package dev.envtune.policy.jinja;

import dev.envtune.policy.jinja.Token.Kind;
import dev.envtune.policy.jinja.Values.Function;
import dev.envtune.policy.jinja.Values.None;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Parses what operators stand between: literals and names with their attributes, subscripts, calls,
/// filters and tests.
final class OperandParser {
    private static final Set<Kind> BEGIN_OF_ARGUMENT =
            Set.of(Kind.NAME, Kind.STRING, Kind.INTEGER, Kind.FLOAT);

    /// Names that cannot begin the argument of a test.
    private static final Set<String> OPERATORS =
            Set.of("else", "or", "and", "is", "if", "in", "not");

    private final TokenReader tokens;
    private final ExpressionParser expressions;

    OperandParser(TokenReader tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    /// One operand without filters and tests.
    Expression parse() {
        return postfix(primary());
    }

    private Expression primary() {
        var token = tokens.next();
        return switch (token.kind()) {
            case NAME -> name(token.text());
            case STRING -> {
                var text = new StringBuilder(token.text());
                while (tokens.peek().kind() == Kind.STRING) {
                    text.append(tokens.next().text());
                }
                yield constant(Text.own(text.toString()));
            }
            case INTEGER -> constant(Long.valueOf(token.text()));
            case FLOAT -> constant(Double.valueOf(token.text()));
            default -> bracket(token);
        };
    }

    private static Expression constant(Object value) {
        return _ -> value;
    }

    private static Expression name(String name) {
        return switch (name) {
            case "true", "True" -> constant(true);
            case "false", "False" -> constant(false);
            case "none", "None" -> constant(None.NONE);
            default -> scope -> scope.get(name);
        };
    }

    private Expression bracket(Token open) {
        if (open.is(Kind.SIGN, "(")) {
            if (tokens.skip(")")) {
                return list(List.of());
            }
            var value = expressions.parseTuple();
            tokens.expect(")");
            return value;
        }
        if (open.is(Kind.SIGN, "[")) {
            return list(items("]"));
        }
        if (open.is(Kind.SIGN, "{")) {
            return dictionary();
        }
        throw new JinjaException("expected a value but found " + open).at(open.line());
    }

    private List<Expression> items(String end) {
        var items = new ArrayList<Expression>();
        while (!tokens.skip(end)) {
            items.add(expressions.parse());
            if (!tokens.isSign(end)) {
                tokens.expect(",");
            }
        }
        return items;
    }

    static Expression list(List<Expression> items) {
        var parts = List.copyOf(items);
        return scope -> {
            var list = new ArrayList<Object>();
            parts.forEach(part -> list.add(part.evaluate(scope)));
            return list;
        };
    }

    private Expression dictionary() {
        var entries = new LinkedHashMap<Expression, Expression>();
        while (!tokens.skip("}")) {
            var key = expressions.parse();
            tokens.expect(":");
            entries.put(key, expressions.parse());
            if (!tokens.isSign("}")) {
                tokens.expect(",");
            }
        }
        return scope -> {
            var map = new LinkedHashMap<Object, Object>();
            entries.forEach((key, value) -> map.put(key.evaluate(scope), value.evaluate(scope)));
            return map;
        };
    }

    private Expression postfix(Expression start) {
        var value = start;
        while (true) {
            var object = value;
            if (tokens.skip(".")) {
                var name = tokens.expectName();
                value = scope -> Operators.attribute(object.evaluate(scope), name);
            } else if (tokens.skip("[")) {
                value = subscript(object);
            } else if (tokens.isSign("(")) {
                value = call(object);
            } else {
                return value;
            }
        }
    }

    private Expression subscript(Expression object) {
        var parts = new ArrayList<Expression>();
        var part = constant(None.NONE);
        while (!tokens.isSign("]")) {
            if (tokens.skip(":")) {
                parts.add(part);
                part = constant(None.NONE);
            } else {
                part = expressions.parse();
            }
        }
        tokens.expect("]");
        parts.add(part);
        if (parts.size() == 1) {
            var key = part;
            return scope -> Operators.subscript(object.evaluate(scope), key.evaluate(scope));
        }
        var from = parts.get(0);
        var to = parts.get(1);
        var step = parts.size() > 2 ? parts.get(2) : constant(None.NONE);
        return scope ->
                Operators.slice(
                        object.evaluate(scope),
                        from.evaluate(scope),
                        to.evaluate(scope),
                        step.evaluate(scope));
    }

    private Expression call(Expression called) {
        var arguments = arguments();
        return scope -> {
            var function = called.evaluate(scope);
            if (function instanceof Function callable) {
                return callable.call(arguments.evaluate(scope));
            }
            throw new JinjaException(
                    Values.kind(function)
                            + " cannot be called; functions and methods of Python are"
                            + " supported only as far as chat templates commonly use them");
        };
    }

    /// Arguments that are still to be evaluated.
    private record ArgumentList(List<Expression> positional, Map<String, Expression> named) {
        Arguments evaluate(Scope scope) {
            var values = new LinkedHashMap<String, Object>();
            named.forEach((name, value) -> values.put(name, value.evaluate(scope)));
            return new Arguments(
                    positional.stream().map(value -> value.evaluate(scope)).toList(), values);
        }
    }

    private ArgumentList arguments() {
        var positional = new ArrayList<Expression>();
        var named = new LinkedHashMap<String, Expression>();
        tokens.expect("(");
        while (!tokens.skip(")")) {
            if (tokens.peek().kind() == Kind.NAME && tokens.peekSecond().is(Kind.SIGN, "=")) {
                var name = tokens.expectName();
                tokens.expect("=");
                named.put(name, expressions.parse());
            } else {
                positional.add(expressions.parse());
            }
            if (!tokens.isSign(")")) {
                tokens.expect(",");
            }
        }
        return new ArgumentList(positional, named);
    }

    /// `value | filter is test …`.
    Expression filtersAndTests(Expression start) {
        var value = start;
        while (true) {
            if (tokens.skip("|")) {
                value = filter(value);
            } else if (tokens.skip("is")) {
                value = test(value);
            } else if (tokens.isSign("(")) {
                value = call(value);
            } else {
                return value;
            }
        }
    }

    private Expression filter(Expression value) {
        var name = tokens.expectName();
        var filter = Filters.named(name).orElseThrow(() -> unknown("filter", name));
        var arguments = tokens.isSign("(") ? arguments() : new ArgumentList(List.of(), Map.of());
        return scope -> filter.apply(value.evaluate(scope), arguments.evaluate(scope));
    }

    private Expression test(Expression value) {
        var negated = tokens.skip("not");
        var name = tokens.expectName();
        var test = Tests.named(name).orElseThrow(() -> unknown("test", name));
        var arguments = testArguments();
        return scope -> negated != test.holds(value.evaluate(scope), arguments.evaluate(scope));
    }

    /// A test's argument may stand without parentheses: `x is divisibleby 3`.
    private ArgumentList testArguments() {
        if (tokens.isSign("(")) {
            return arguments();
        }
        var begins =
                BEGIN_OF_ARGUMENT.contains(tokens.peek().kind())
                        || tokens.isSign("[")
                        || tokens.isSign("{");
        var isOperator = OPERATORS.contains(tokens.peek().text());
        if (!begins || (isOperator && tokens.peek().kind() == Kind.NAME)) {
            return new ArgumentList(List.of(), Map.of());
        }
        return new ArgumentList(List.of(parse()), Map.of());
    }

    private JinjaException unknown(String kind, String name) {
        return tokens.error("the %s '%s' is not supported".formatted(kind, name));
    }
}
