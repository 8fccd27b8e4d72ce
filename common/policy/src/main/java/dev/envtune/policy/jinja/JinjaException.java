package dev.envtune.policy.jinja;

/// A template cannot be parsed or rendered. The message names the line where it is known.
public final class JinjaException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final boolean hasLine;

    JinjaException(String message) {
        super(message);
        hasLine = false;
    }

    private JinjaException(int line, JinjaException cause) {
        super("line " + line + ": " + cause.getMessage(), cause);
        hasLine = true;
    }

    /// The same with a line, unless it has one: the innermost is the right one.
    JinjaException at(int line) {
        return hasLine ? this : new JinjaException(line, this);
    }
}
