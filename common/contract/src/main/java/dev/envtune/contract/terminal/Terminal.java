package dev.envtune.contract.terminal;

/// What this program's standard streams are connected to.
public final class Terminal {
    private Terminal() {}

    /// Whether a person sits there: input and output are a terminal.
    public static boolean isInteractive() {
        var console = System.console();
        return console != null && console.isTerminal();
    }

    /// Whether that terminal can wipe a line.
    public static boolean canWipe() {
        return isInteractive() && !"dumb".equals(System.getenv("TERM"));
    }

    /// Whether that terminal shows colours, and nobody denies them (`NO_COLOR`).
    public static boolean hasColours() {
        var denied = System.getenv("NO_COLOR");
        return canWipe() && (denied == null || denied.isEmpty());
    }
}
