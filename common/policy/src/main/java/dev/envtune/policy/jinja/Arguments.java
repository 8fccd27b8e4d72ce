package dev.envtune.policy.jinja;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a function, filter, test or method is called with.
record Arguments(List<Object> positional, Map<String, Object> named) {
    static final Arguments NONE = new Arguments(List.of(), Map.of());

    /// The argument at the position or of the name.
    Optional<Object> get(int position, String name) {
        return position < positional.size()
                ? Optional.of(positional.get(position))
                : Optional.ofNullable(named.get(name));
    }

    Object need(int position, String name) {
        return get(position, name)
                .orElseThrow(() -> new JinjaException("the argument " + name + " is missing"));
    }

    Arguments from(int position) {
        return new Arguments(
                positional.subList(Math.min(position, positional.size()), positional.size()),
                named);
    }
}
