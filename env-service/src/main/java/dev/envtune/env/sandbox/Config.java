package dev.envtune.env.sandbox;

import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.RandomStream;
import dev.envtune.env.sandbox.python.Value;

/// A task's configuration of one domain, read with types: a task whose configuration cannot be read
/// is refused when it is loaded, not when a tool meets the wrong type.
///
/// @param domain as tasks name it, for messages
/// @param entries frozen
public record Config(String domain, DictValue entries) {
    public Value value(String key, Value otherwise) {
        return entries.getOrDefault(key, otherwise);
    }

    /// A frozen dictionary.
    ///
    /// @param otherwise frozen
    public DictValue dict(String key, DictValue otherwise) {
        var value = entries.getOrDefault(key, otherwise);
        if (value instanceof DictValue dict) {
            return dict;
        }
        throw wrongType(key, "a dictionary", value);
    }

    /// A frozen list.
    ///
    /// @param otherwise frozen
    public ListValue list(String key, ListValue otherwise) {
        var value = entries.getOrDefault(key, otherwise);
        if (value instanceof ListValue list) {
            return list;
        }
        throw wrongType(key, "a list", value);
    }

    /// The generator of random numbers, of the configured seed or else of the domain's own.
    public RandomStream random(long seed) {
        var configured = entries.get("random_seed");
        return configured == null ? RandomStream.seeded(seed) : RandomStream.seeded(configured);
    }

    private IllegalArgumentException wrongType(String key, String expected, Value value) {
        return new IllegalArgumentException(
                domain + "." + key + " must be " + expected + ", not of type " + value.typeName());
    }
}
