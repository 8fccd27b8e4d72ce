package dev.envtune.contract.terminal;

/// Text of others, safe to be printed on a terminal.
public final class Safe {
    private Safe() {}

    /// The text with control characters spelled out, so that it cannot move the cursor or change colours.
    public static String text(String text) {
        return text.chars().anyMatch(Safe::isHarmful) ? spelledOut(text) : text;
    }

    private static String spelledOut(String text) {
        var safe = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (isHarmful(character)) {
                safe.append("\\x%02x".formatted((int) character));
            } else {
                safe.append(character);
            }
        }
        return safe.toString();
    }

    private static boolean isHarmful(int character) {
        return Character.isISOControl(character) && character != '\n' && character != '\t';
    }
}
