package dev.envtune.policy.jinja;

import dev.envtune.policy.jinja.Values.Undefined;
import java.util.LinkedHashMap;
import java.util.List;

/// A `for` with its filter and its `else`.
record Loop(List<String> targets, Expression items, Expression filter, Node body, Node otherwise)
        implements Node {
    @Override
    public void render(Scope scope, Text.Builder out) {
        var chosen =
                Values.items(items.evaluate(scope)).stream()
                        .filter(item -> chosen(scope, item))
                        .toList();
        if (chosen.isEmpty()) {
            otherwise.render(scope, out);
        }
        for (var i = 0; i < chosen.size(); i++) {
            var pass = scope.inner();
            assign(pass, targets, chosen.get(i));
            pass.set("loop", state(chosen, i));
            body.render(pass, out);
        }
    }

    private boolean chosen(Scope scope, Object item) {
        var pass = scope.inner();
        assign(pass, targets, item);
        return filter.isTrue(pass);
    }

    /// The variable `loop`.
    private static Object state(List<Object> items, int index) {
        var size = items.size();
        var state = new LinkedHashMap<Object, Object>();
        state.put(Text.own("index"), index + 1L);
        state.put(Text.own("index0"), (long) index);
        state.put(Text.own("revindex"), (long) size - index);
        state.put(Text.own("revindex0"), size - index - 1L);
        state.put(Text.own("first"), index == 0);
        state.put(Text.own("last"), index == size - 1);
        state.put(Text.own("length"), (long) size);
        state.put(
                Text.own("previtem"),
                index > 0 ? items.get(index - 1) : new Undefined("there is no previous item"));
        state.put(
                Text.own("nextitem"),
                index < size - 1 ? items.get(index + 1) : new Undefined("there is no next item"));
        return state;
    }

    /// Sets one name to the value, or several to its items.
    static void assign(Scope scope, List<String> targets, Object value) {
        if (targets.size() == 1) {
            scope.set(targets.getFirst(), value);
            return;
        }
        var items = Values.items(value);
        if (items.size() != targets.size()) {
            throw new JinjaException("%d values for the names %s".formatted(items.size(), targets));
        }
        for (var i = 0; i < targets.size(); i++) {
            scope.set(targets.get(i), items.get(i));
        }
    }
}
