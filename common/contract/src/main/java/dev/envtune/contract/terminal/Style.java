package dev.envtune.contract.terminal;

/// How a piece of text looks on a terminal; plain where colours are off.
public enum Style {
    BOLD("1"),
    FAINT("2"),
    GOOD("32"),
    BAD("31"),
    HINT("33"),
    PERSON("36");

    private final String code;

    Style(String code) {
        this.code = code;
    }

    /// @param colours whether the text goes to a terminal that shows them
    public String of(String text, boolean colours) {
        return colours && !text.isEmpty() ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
