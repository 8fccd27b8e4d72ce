package dev.envtune.policy.jinja;

import dev.envtune.policy.jinja.Token.Kind;
import dev.envtune.policy.jinja.Values.Namespace;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Parses a template into nodes.
final class TemplateParser {
    private final TokenReader tokens;
    private final ExpressionParser expressions;

    private TemplateParser(TokenReader tokens) {
        this.tokens = tokens;
        expressions = new ExpressionParser(tokens);
    }

    static Node parse(String source) {
        var parser = new TemplateParser(new TokenReader(Lexer.tokens(source)));
        var template = parser.until(Set.of());
        if (parser.tokens.peek().kind() != Kind.END) {
            throw parser.tokens.error("a tag has nothing to end: " + parser.tokens.peekSecond());
        }
        return template;
    }

    /// The nodes up to a tag of one of these names, whose opening sign is the next token then.
    private Node until(Set<String> ends) {
        var nodes = new ArrayList<Node>();
        while (true) {
            var token = tokens.peek();
            switch (token.kind()) {
                case DATA -> {
                    var text = Text.own(tokens.next().text());
                    nodes.add((_, out) -> out.add(text));
                }
                case PRINT -> nodes.add(print().at(token.line()));
                case BLOCK -> {
                    var name = tokens.peekSecond().text();
                    if (ends.contains(name) || name.startsWith("end")) {
                        return Node.sequence(nodes);
                    }
                    tokens.next();
                    nodes.add(statement(tokens.expectName()).at(token.line()));
                }
                default -> {
                    if (!ends.isEmpty()) {
                        throw tokens.error("a tag of " + ends + " is missing");
                    }
                    return Node.sequence(nodes);
                }
            }
        }
    }

    private Node print() {
        tokens.next();
        var value = expressions.parse();
        close();
        return (scope, out) -> out.add(Values.print(value.evaluate(scope)));
    }

    private void close() {
        tokens.expect(Kind.CLOSE, "the end of the tag");
    }

    private Node statement(String name) {
        return switch (name) {
            case "if" -> branch();
            case "for" -> loop();
            case "set" -> assignment();
            // Marks what a model learns from; it prints its content.
            case "generation" -> {
                close();
                yield body("endgeneration");
            }
            default ->
                    throw tokens.error(
                            "the tag '%s' is not supported; write the template with if, for and set"
                                    .formatted(name));
        };
    }

    private Node body(String end) {
        var body = until(Set.of(end));
        endTag(end);
        return body;
    }

    private void endTag(String name) {
        tokens.expect(Kind.BLOCK, "a tag");
        tokens.expect(name);
        close();
    }

    /// What follows `if` or `elif`.
    private Node branch() {
        var condition = expressions.parse();
        close();
        var then = until(Set.of("elif", "else", "endif"));
        tokens.expect(Kind.BLOCK, "a tag");
        var otherwise = otherwise();
        return (scope, out) -> (condition.isTrue(scope) ? then : otherwise).render(scope, out);
    }

    private Node otherwise() {
        if (tokens.skip("elif")) {
            return branch();
        }
        if (tokens.skip("else")) {
            close();
            return body("endif");
        }
        tokens.expect("endif");
        close();
        return Node.sequence(List.of());
    }

    private Node loop() {
        var targets = targets();
        tokens.expect("in");
        // Without `if`, which belongs to the loop here.
        var items = expressions.parseUnconditional();
        Expression filter = tokens.skip("if") ? expressions.parse() : _ -> true;
        if (tokens.isName("recursive")) {
            throw tokens.error("recursive loops are not supported");
        }
        close();
        var body = until(Set.of("else", "endfor"));
        Node otherwise = Node.sequence(List.of());
        if (tokens.peekSecond().is(Kind.NAME, "else")) {
            endTag("else");
            otherwise = until(Set.of("endfor"));
        }
        endTag("endfor");
        return new Loop(targets, items, filter, body, otherwise);
    }

    private List<String> targets() {
        var targets = new ArrayList<String>();
        var parenthesis = tokens.skip("(");
        do {
            targets.add(tokens.expectName());
        } while (tokens.skip(","));
        if (parenthesis) {
            tokens.expect(")");
        }
        return targets;
    }

    private Node assignment() {
        var targets = targets();
        if (tokens.skip(".")) {
            return attributeAssignment(targets.getFirst(), tokens.expectName());
        }
        if (tokens.skip("=")) {
            var value = expressions.parseTuple();
            close();
            return (scope, _) -> Loop.assign(scope, targets, value.evaluate(scope));
        }
        close();
        var body = body("endset");
        return (scope, _) -> {
            var content = new Text.Builder();
            body.render(scope.inner(), content);
            Loop.assign(scope, targets, content.build());
        };
    }

    private Node attributeAssignment(String name, String attribute) {
        tokens.expect("=");
        var value = expressions.parseTuple();
        close();
        return (scope, _) -> {
            if (!(scope.get(name) instanceof Namespace namespace)) {
                throw new JinjaException(
                        "cannot set %s.%s: %s is not a namespace".formatted(name, attribute, name));
            }
            namespace.attributes().put(attribute, value.evaluate(scope));
        };
    }
}
