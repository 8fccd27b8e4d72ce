package dev.envtune.env.sandbox.call;

import java.util.Set;

/// Python's reserved words.
final class Keywords {
    private static final Set<String> ALL =
            Set.of(
                    ("and as assert async await break class continue def del elif else except"
                                    + " finally for from global if import in is lambda nonlocal not"
                                    + " or pass raise return try while with yield True False None")
                            .split(" "));

    private Keywords() {}

    static boolean contains(String word) {
        return ALL.contains(word);
    }
}
