package dev.envtune.env.sandbox;

/// A cause as one tool words it, where several tools report the same fault in other words or shapes.
public record Reworded(String name, Wording wording, Hint hint) implements Cause {
    public static Reworded of(Cause cause, Wording wording) {
        return new Reworded(cause.name(), wording, cause.hint());
    }

    /// With a next action that only some of the tools can offer.
    public Reworded next(String call) {
        return new Reworded(name, wording, hint.next(call));
    }
}
