package dev.envtune.env.sandbox;

import dev.envtune.env.sandbox.call.ToolCall;
import dev.envtune.env.sandbox.python.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Binds a call's arguments to a tool's parameters as CPython does: names are checked first, in the
/// order given, then the number of positional arguments, then what is missing.
final class Binding {
    private Binding() {}

    /// Fills `bound`, one place for each parameter.
    ///
    /// @return why the arguments do not fit, or null
    static @Nullable Failure bind(ToolSpec tool, ToolCall call, @Nullable Value[] bound) {
        var params = tool.params();
        var positional = call.positional();
        int given = Math.min(positional.size(), params.size());
        for (int i = 0; i < given; i++) {
            bound[i] = positional.get(i);
        }
        for (var named : call.named().entrySet()) {
            int index = tool.indexOf(named.getKey());
            if (named.getKey().equals("self")) {
                return failure(DispatchCause.SELF_GIVEN, tool);
            }
            if (index < 0) {
                return failure(DispatchCause.UNEXPECTED_KEYWORD, tool, "keyword", named.getKey());
            }
            if (bound[index] != null) {
                return failure(DispatchCause.MULTIPLE_VALUES, tool, "keyword", named.getKey());
            }
            bound[index] = named.getValue();
        }
        if (positional.size() > params.size()) {
            return tooMany(tool, positional.size());
        }
        boolean complete = true;
        for (int i = 0; i < bound.length; i++) {
            if (bound[i] == null) {
                var otherwise = params.get(i).defaultValue();
                if (otherwise == null) {
                    complete = false;
                } else {
                    bound[i] = otherwise.copy();
                }
            }
        }
        return complete ? null : missing(tool, bound);
    }

    private static Failure tooMany(ToolSpec tool, int given) {
        int most = tool.params().size() + 1;
        int least = tool.required() + 1;
        return failure(
                DispatchCause.TOO_MANY_POSITIONAL,
                tool,
                "accepted",
                least == most ? String.valueOf(most) : "from " + least + " to " + most,
                "plural",
                most == 1 ? "" : "s",
                "given",
                given + 1);
    }

    private static Failure missing(ToolSpec tool, @Nullable Value[] bound) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < bound.length; i++) {
            if (bound[i] == null) {
                names.add("'" + tool.params().get(i).name() + "'");
            }
        }
        return failure(
                DispatchCause.MISSING_ARGUMENTS,
                tool,
                "count",
                names.size(),
                "plural",
                names.size() == 1 ? "" : "s",
                "names",
                enumeration(names));
    }

    /// `'a'`, `'a' and 'b'`, `'a', 'b', and 'c'`.
    private static String enumeration(List<String> names) {
        return switch (names.size()) {
            case 1 -> names.getFirst();
            case 2 -> names.getFirst() + " and " + names.getLast();
            default ->
                    String.join(", ", names.subList(0, names.size() - 1))
                            + ", and "
                            + names.getLast();
        };
    }

    private static Failure failure(DispatchCause cause, ToolSpec tool, Object... facts) {
        var all = new Object[facts.length + 4];
        all[0] = "domain";
        all[1] = tool.domain();
        all[2] = "tool";
        all[3] = tool.name();
        System.arraycopy(facts, 0, all, 4, facts.length);
        return Failure.of(cause, all);
    }
}
