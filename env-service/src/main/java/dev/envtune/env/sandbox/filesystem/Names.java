package dev.envtune.env.sandbox.filesystem;

import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Value;

/// Which names files and directories may be given.
final class Names {
    /// The form of a name, for documents and hints.
    static final String FORMAT =
            "one bare name without any of | / \\ ? % * : \" > <, such as notes.txt";

    static final Value SLASH = new Str("/");
    static final Value DOT = new Str(".");

    private static final String FORBIDDEN = "|/\\?%*:\"><";

    private Names() {}

    /// Whether a name holds a forbidden character; raises where Python's `in` would.
    static boolean isForbidden(Value name) {
        if (name instanceof Str(var text)) {
            for (int i = 0; i < text.length(); i++) {
                if (FORBIDDEN.indexOf(text.charAt(i)) >= 0) {
                    return true;
                }
            }
            return false;
        }
        for (int i = 0; i < FORBIDDEN.length(); i++) {
            if (Operators.contains(name, new Str(FORBIDDEN.substring(i, i + 1)))) {
                return true;
            }
        }
        return false;
    }

    static boolean isPath(Value name) {
        return name instanceof Str(var text) && text.indexOf('/') >= 0;
    }
}
