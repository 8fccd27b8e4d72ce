package dev.envtune.env.hints;

import java.util.Locale;

/// What holds for every hint.
enum Property {
    /// The state after the call is that of standard feedback.
    STATE,
    /// The call raises, or returns, as in standard feedback, so that its reward code is the same.
    CHANNEL,
    /// The result has the type and the keys that it has in standard feedback.
    SHAPE,
    /// There is a hint.
    HINT,
    /// It has at most 60 words.
    LENGTH,
    /// The same call in the same state gets the same words.
    DETERMINISM,
    /// It names no tool that is not offered.
    OFFER,
    /// It holds no value that no offered tool returns in this state.
    LEAK;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
