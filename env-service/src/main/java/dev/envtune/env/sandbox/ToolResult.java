package dev.envtune.env.sandbox;

import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.None;
import dev.envtune.env.sandbox.python.Value;
import org.jspecify.annotations.Nullable;

/// What a tool hands back: a value, or why it failed. Never text about the failure: that is a voice's work.
public sealed interface ToolResult {
    /// A result.
    ///
    /// @param notice what a hint may say beside the unchanged result, where it looks like success and
    ///     is not (`"Unknown"`, an empty list), else null
    record Ok(Value value, @Nullable Failure notice) implements ToolResult {}

    /// The call had no effect, or the effect that the failure's cause describes.
    record Failed(Failure failure) implements ToolResult {}

    Ok NONE = new Ok(None.NONE, null);

    static Ok ok(Value value) {
        return new Ok(value, null);
    }

    /// `{"result": value}` and the like.
    static Ok ok(String key, Value value) {
        return new Ok(DictValue.of(key, value), null);
    }

    static Ok ok(String key, String value) {
        return new Ok(DictValue.of(key, value), null);
    }

    static Ok ok(String key, boolean value) {
        return new Ok(DictValue.of(key, value), null);
    }

    /// A result that is no success: a sentinel value, shown unchanged, with the cause for a hint.
    static Ok sentinel(Value value, Cause cause, Object... facts) {
        return new Ok(value, Failure.of(cause, facts));
    }

    static Failed failed(Cause cause, Object... facts) {
        return new Failed(Failure.of(cause, facts));
    }
}
