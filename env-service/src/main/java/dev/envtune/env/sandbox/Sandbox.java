package dev.envtune.env.sandbox;

import dev.envtune.env.sandbox.python.DictValue;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One domain's live state and its tools, for one session.
///
/// An implementation carries [Domain], has a public constructor without parameters that makes the
/// default state, is listed in `META-INF/services`, and offers its tools as methods with [Tool]. A
/// sandbox is used by one thread at a time.
public interface Sandbox {
    /// Replaces the default state by a task's configuration.
    ///
    /// @param config the domain's part of the task; shared and frozen, so copy what will change
    /// @param longContext the constants of a long-context task, else null
    void load(DictValue config, @Nullable LongContext longContext);

    /// Sets the session's creation time, the only time a tool may read: a replay then gives the same
    /// answers on any day. Called once after creation, before any call; without it the time is that
    /// of the sandbox's construction.
    ///
    /// @param created read in UTC
    default void startAt(Instant created) {}

    /// An independent sandbox in the same state; what is never changed may be shared.
    Sandbox copy();

    /// The attributes that scoring compares, by their official names, as plain values. Not a copy:
    /// the caller neither keeps nor changes it.
    DictValue state();

    /// Whether the compared state equals that of another sandbox of the same domain.
    default boolean sameState(Sandbox other) {
        return state().equals(other.state());
    }
}
