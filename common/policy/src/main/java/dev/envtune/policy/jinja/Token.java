package dev.envtune.policy.jinja;

/// A piece of template source.
///
/// @param text the content of a string, the name, digits or sign; for `DATA` what is printed
record Token(Kind kind, String text, int line) {
    enum Kind {
        DATA,
        PRINT,
        BLOCK,
        CLOSE,
        NAME,
        STRING,
        INTEGER,
        FLOAT,
        SIGN,
        END
    }

    boolean is(Kind expected, String content) {
        return kind == expected && text.equals(content);
    }

    @Override
    public String toString() {
        return switch (kind) {
            case END -> "the end of the template";
            case CLOSE -> "the end of the tag";
            default -> "'" + text + "'";
        };
    }
}
