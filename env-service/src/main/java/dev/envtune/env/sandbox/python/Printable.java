package dev.envtune.env.sandbox.python;

/// Which characters `repr` shows as they are: all but controls, formats, surrogates, private use,
/// unassigned ones and separators other than the space (spec/bfcl-protocol.md 6.1).
final class Printable {
    private static final int HIDDEN =
            1 << Character.CONTROL
                    | 1 << Character.FORMAT
                    | 1 << Character.SURROGATE
                    | 1 << Character.PRIVATE_USE
                    | 1 << Character.UNASSIGNED
                    | 1 << Character.LINE_SEPARATOR
                    | 1 << Character.PARAGRAPH_SEPARATOR
                    | 1 << Character.SPACE_SEPARATOR;

    private Printable() {}

    static boolean isPrintable(int codePoint) {
        return codePoint == ' ' || (1 << Character.getType(codePoint) & HIDDEN) == 0;
    }
}
