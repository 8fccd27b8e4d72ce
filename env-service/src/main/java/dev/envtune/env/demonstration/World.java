package dev.envtune.env.demonstration;

import dev.envtune.env.sandbox.Toolbox;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.Value;
import java.util.List;
import java.util.Objects;

/// The states of a domain that demonstrations are set in.
interface World {
    String domain();

    /// A random state to start in, as a task configures it, made of values of the lexicon.
    DictValue start(Draw draw);

    /// The values of which a fact holds in a live state. A fact without values is named for what holds,
    /// and has one value where it does: `logged out`.
    ///
    /// @throws IllegalArgumentException if the domain has no such fact
    List<Value> facts(String fact, Toolbox live);

    /// The compared state of a domain.
    static DictValue state(Toolbox live, String domain) {
        return live.state().get(domain) instanceof DictValue state ? state : new DictValue();
    }

    static Value value(DictValue state, String key) {
        return Objects.requireNonNull(state.get(key), key);
    }

    static DictValue dict(DictValue state, String key) {
        return (DictValue) value(state, key);
    }

    static List<Value> list(DictValue state, String key) {
        return ((ListValue) value(state, key)).items();
    }

    static List<Value> holds(boolean fact) {
        return fact ? List.of(Value.of(true)) : List.of();
    }

    static IllegalArgumentException unknown(String domain, String fact) {
        return new IllegalArgumentException(domain + " knows no fact '" + fact + "'");
    }
}
