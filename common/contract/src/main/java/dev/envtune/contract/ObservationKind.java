package dev.envtune.contract;

/// What a step led to.
public enum ObservationKind {
    /// The text broke the protocol; the turn goes on.
    FORMAT_ERROR,
    /// Calls were executed; the turn goes on.
    TOOL_RESULTS,
    /// The turn ended, the next one begins.
    NEXT_TURN,
    /// As `NEXT_TURN`, after calls in a turn that needed none; they were not executed.
    WARNED_NEXT_TURN,
    /// The last turn ended.
    END,
    /// As `END`, after calls in a turn that needed none; they were not executed.
    WARNED_END;

    public boolean endsTurn() {
        return this != FORMAT_ERROR && this != TOOL_RESULTS;
    }

    public boolean endsSession() {
        return this == END || this == WARNED_END;
    }
}
