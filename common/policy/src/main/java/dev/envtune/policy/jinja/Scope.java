package dev.envtune.policy.jinja;

import dev.envtune.policy.jinja.Values.Undefined;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The variables of a template, or of one pass of a loop: what is set there ends with it.
final class Scope {
    private final Map<String, Object> variables;
    private final @Nullable Scope outer;

    Scope(Map<String, Object> variables) {
        this.variables = new HashMap<>(variables);
        outer = null;
    }

    private Scope(Scope outer) {
        variables = new HashMap<>();
        this.outer = outer;
    }

    Scope inner() {
        return new Scope(this);
    }

    Object get(String name) {
        for (var scope = this; scope != null; scope = scope.outer) {
            if (scope.variables.get(name) instanceof Object value) {
                return value;
            }
        }
        return new Undefined(name);
    }

    void set(String name, Object value) {
        variables.put(name, value);
    }
}
