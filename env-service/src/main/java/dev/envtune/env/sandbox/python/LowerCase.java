package dev.envtune.env.sandbox.python;

import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The lower-case forms of what a sandbox stores, for calls that come close together: a large text
/// that a message searches 128 times is put into lower case once. No part of a state, and of no
/// consequence but time and memory: the garbage collector may take the forms at any time.
public final class LowerCase {
    private @Nullable WeakReference<Forms> kept;

    /// @param lists by identity, for lists that are never changed
    private record Forms(Map<String, String> texts, Map<Value, Set<String>> lists) {}

    /// `text.lower()`.
    public String of(String text) {
        return forms().texts().computeIfAbsent(text, Strings::lower);
    }

    /// `{item.lower() for item in items}`.
    ///
    /// @param items never changed any more
    public Set<String> ofAll(Value items) {
        return forms().lists().computeIfAbsent(items, LowerCase::lowerAll);
    }

    private static Set<String> lowerAll(Value items) {
        var values = Operators.iterate(items);
        for (var item : values) {
            Operators.text(item, "lower"); // a failure is not kept, so it has to be cheap
        }
        var lowered = HashSet.<String>newHashSet(values.size());
        for (var item : values) {
            lowered.add(Strings.lower(Operators.text(item, "lower")));
        }
        return lowered;
    }

    private Forms forms() {
        var forms = kept == null ? null : kept.get();
        if (forms == null) {
            forms = new Forms(new HashMap<>(), new IdentityHashMap<>());
            kept = new WeakReference<>(forms);
        }
        return forms;
    }
}
