package dev.envtune.env.feedback;

import dev.envtune.env.sandbox.Failure;
import dev.envtune.env.sandbox.HintKind;
import dev.envtune.env.sandbox.JsonType;
import dev.envtune.env.sandbox.Outcome;
import dev.envtune.env.sandbox.ParamSpec;
import dev.envtune.env.sandbox.call.CallParser;
import dev.envtune.env.sandbox.call.ToolCall;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.Real;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the call alone shows to be wrong with an argument, whatever the tool: its type is not the declared
/// one, it is a path where a bare value belongs, or it repeats another argument.
///
/// @param instead the value that was probably meant, or null
/// @param isFinal whether nothing helps before this argument is another
record ArgumentFault(String argument, String sentence, @Nullable Value instead, boolean isFinal) {
    private static final int LONGEST_LITERAL = 1000;

    /// A number, a truth value, a list or an object, but no expression.
    private static final Pattern LITERAL =
            Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?|True|False|\\[.*]|\\{.*}", Pattern.DOTALL);

    /// Failures for which no argument is to blame, or which have their own words for paths.
    private static final Set<HintKind> OTHER_REASON =
            EnumSet.of(
                    HintKind.PRECONDITION,
                    HintKind.MULTI_CAUSE,
                    HintKind.NO_OP,
                    HintKind.SERVICE_DOWN);

    /// In the order of the tool's parameters.
    static List<ArgumentFault> of(Outcome outcome, Failure failure) {
        var faults = new ArrayList<ArgumentFault>();
        var tool = outcome.tool();
        if (tool == null || OTHER_REASON.contains(Hints.kind(failure))) {
            return faults;
        }
        var blamed = failure.cause().hint().argument();
        var kind = failure.cause().hint().kind();
        for (int i = 0; i < outcome.arguments().size(); i++) {
            var param = tool.params().get(i);
            var value = outcome.arguments().get(i);
            boolean fits = Signature.fits(param, value);
            if (fits && !param.name().equals(blamed)) {
                continue;
            }
            boolean explained = param.name().equals(blamed) && kind == HintKind.KIND_MISMATCH;
            var twin = twin(param, value, outcome);
            var bare = explained || kind == HintKind.LOCALITY ? null : bare(value);
            if (twin != null) {
                faults.add(repeated(param, twin, !fits));
            } else if (bare != null) {
                faults.add(path(param, bare));
            }
            if (!fits && !explained) {
                faults.add(wrongType(param, value, twin == null ? bare : null, twin == null));
            }
        }
        return faults;
    }

    private static ArgumentFault repeated(ParamSpec param, String twin, boolean isFinal) {
        return new ArgumentFault(
                param.name(),
                param.name() + " repeats " + twin + "; each has a value of its own.",
                null,
                isFinal);
    }

    private static ArgumentFault path(ParamSpec param, Str bare) {
        return new ArgumentFault(
                param.name(),
                param.name() + " is no path: give the bare value " + TextForms.repr(bare) + ".",
                Signature.fits(param, bare) ? bare : null,
                false);
    }

    /// The last part of a text that looks like a path, or null.
    private static @Nullable Str bare(Value value) {
        return value instanceof Str(var text)
                        && text.indexOf('/') >= 0
                        && text.indexOf(' ') < 0
                        && !text.endsWith("/")
                ? new Str(text.substring(text.lastIndexOf('/') + 1))
                : null;
    }

    /// @param bare in place of a value that looks like a path
    /// @param mayConvert whether the value itself may be meant
    private static ArgumentFault wrongType(
            ParamSpec param, Value value, @Nullable Str bare, boolean mayConvert) {
        var items = param.items() == JsonType.ANY ? "" : " of " + param.items().schemaName() + "s";
        var instead = mayConvert ? converted(param, bare == null ? value : bare) : null;
        return new ArgumentFault(
                param.name(),
                param.name()
                        + " must be of type "
                        + param.type().schemaName()
                        + (param.type() == JsonType.ARRAY ? items : "")
                        + "; "
                        + (value instanceof ListValue && param.type() == JsonType.ARRAY
                                ? "an array of something else"
                                : Signature.typeOf(value))
                        + " was given.",
                instead,
                instead == null);
    }

    /// Another argument of the call that has the same value, or null.
    private static @Nullable String twin(ParamSpec param, Value value, Outcome outcome) {
        var tool = outcome.tool();
        for (int i = 0; tool != null && i < outcome.arguments().size(); i++) {
            var other = tool.params().get(i);
            if (other != param
                    && outcome.arguments().get(i).equals(value)
                    && !value.equals(other.defaultValue())) {
                return other.name();
            }
        }
        return null;
    }

    /// The value in the declared type, or null where it has no obvious one.
    private static @Nullable Value converted(ParamSpec param, Value value) {
        for (var candidate : candidates(param, value)) {
            if (candidate != null && Signature.fits(param, candidate)) {
                return candidate;
            }
        }
        return null;
    }

    private static List<@Nullable Value> candidates(ParamSpec param, Value value) {
        var candidates = new ArrayList<@Nullable Value>();
        switch (value) {
            case ListValue list when list.size() == 1 -> candidates.add(list.get(0));
            case Str(var text) -> candidates.add(literal(text));
            case Int _, Real _ -> candidates.add(new Str(TextForms.str(value)));
            default -> {}
        }
        if (param.type() == JsonType.ARRAY) {
            candidates.add(ListValue.of(value));
        }
        return candidates;
    }

    private static @Nullable Value literal(String text) {
        return text.length() <= LONGEST_LITERAL
                        && LITERAL.matcher(text).matches()
                        && CallParser.parse("f(" + text + ")") instanceof ToolCall call
                        && call.named().isEmpty()
                        && call.positional().size() == 1
                ? call.positional().getFirst()
                : null;
    }
}
