package dev.envtune.policy.jinja;

import java.util.List;

/// A compiled part of a template.
@FunctionalInterface
interface Node {
    void render(Scope scope, Text.Builder out);

    static Node sequence(List<Node> nodes) {
        var parts = List.copyOf(nodes);
        return (scope, out) -> parts.forEach(part -> part.render(scope, out));
    }

    /// The node with its line in the failures of its rendering.
    default Node at(int line) {
        return (scope, out) -> {
            try {
                render(scope, out);
            } catch (JinjaException e) {
                throw e.at(line);
            }
        };
    }
}
