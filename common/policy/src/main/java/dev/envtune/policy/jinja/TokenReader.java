package dev.envtune.policy.jinja;

import dev.envtune.policy.jinja.Token.Kind;
import java.util.List;

/// Reads tokens from left to right.
final class TokenReader {
    private final List<Token> tokens;
    private int at;

    TokenReader(List<Token> tokens) {
        this.tokens = tokens;
    }

    Token peek() {
        return tokens.get(at);
    }

    Token peekSecond() {
        return tokens.get(Math.min(at + 1, tokens.size() - 1));
    }

    Token next() {
        return tokens.get(at < tokens.size() - 1 ? at++ : at);
    }

    boolean isSign(String sign) {
        return peek().is(Kind.SIGN, sign);
    }

    boolean isName(String name) {
        return peek().is(Kind.NAME, name);
    }

    /// Whether the sign or word was there; then it is behind us.
    boolean skip(String expected) {
        var found = isSign(expected) || isName(expected);
        if (found) {
            next();
        }
        return found;
    }

    void expect(String expected) {
        if (!skip(expected)) {
            throw error("expected '" + expected + "' but found " + peek());
        }
    }

    String expectName() {
        return expect(Kind.NAME, "a name").text();
    }

    Token expect(Kind kind, String what) {
        if (peek().kind() != kind) {
            throw error("expected " + what + " but found " + peek());
        }
        return next();
    }

    JinjaException error(String message) {
        return new JinjaException(message).at(peek().line());
    }
}
