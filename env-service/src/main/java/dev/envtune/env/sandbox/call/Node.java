package dev.envtune.env.sandbox.call;

import dev.envtune.env.sandbox.python.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A Python expression as written, before anyone decides what it means.
sealed interface Node {
    /// A literal, `...` included.
    record Constant(Value value) implements Node {}

    record Name(String id) implements Node {}

    record Sequence(Kind kind, List<Node> items) implements Node {
        enum Kind {
            LIST,
            TUPLE,
            SET
        }
    }

    /// Keys and values side by side.
    record Dict(List<Node> keys, List<Node> values) implements Node {}

    record Unary(Sign sign, Node operand) implements Node {
        enum Sign {
            PLUS("+"),
            MINUS("-"),
            INVERT("~"),
            NOT("not ");

            final String text;

            Sign(String text) {
                this.text = text;
            }

            /// The sign here, which stays unread.
            static @Nullable Sign at(Source source) {
                return switch (source.peek()) {
                    case '-' -> MINUS;
                    case '+' -> PLUS;
                    case '~' -> INVERT;
                    case 'n' -> source.isWord("not") ? NOT : null;
                    default -> null;
                };
            }
        }
    }

    record Binary(Operator operator, Node left, Node right) implements Node {}

    record Call(Node function, List<Node> positional, List<Keyword> keywords) implements Node {}

    record Keyword(String name, Node value) {}

    record Attribute(Node value, String name) implements Node {}

    record Subscript(Node value, Node index) implements Node {}

    /// `a:b:c` in a subscript.
    record Slice(@Nullable Node from, @Nullable Node to, @Nullable Node step) implements Node {}

    /// What is read but never given a value.
    ///
    /// @param what for a message: `a comparison`
    /// @param source as written
    record Unsupported(String what, String source) implements Node {}
}
