package dev.envtune.env.sandbox.python;

import java.util.List;

/// Python's four order comparisons.
enum Comparison {
    LESS("<"),
    LESS_OR_EQUAL("<="),
    GREATER(">"),
    GREATER_OR_EQUAL(">=");

    private final String sign;

    Comparison(String sign) {
        this.sign = sign;
    }

    boolean holds(Value a, Value b) {
        if (Numbers.isNumber(a) && Numbers.isNumber(b)) {
            return !isNan(a) && !isNan(b) && holds(Numbers.compare(a, b));
        }
        if (a instanceof Str one && b instanceof Str other) {
            return holds(Strings.CODE_POINT_ORDER.compare(one.value(), other.value()));
        }
        if (a instanceof ListValue one && b instanceof ListValue other) {
            return holds(one.items(), other.items());
        }
        if (a instanceof TupleValue one && b instanceof TupleValue other) {
            return holds(one.items(), other.items());
        }
        if (a instanceof SetValue one && b instanceof SetValue other) {
            return subset(one, other);
        }
        throw PythonError.type(
                "'%s' not supported between instances of '%s' and '%s'"
                        .formatted(sign, a.typeName(), b.typeName()));
    }

    private static boolean isNan(Value number) {
        return number instanceof Real real && Double.isNaN(real.value());
    }

    private boolean holds(int order) {
        return switch (this) {
            case LESS -> order < 0;
            case LESS_OR_EQUAL -> order <= 0;
            case GREATER -> order > 0;
            case GREATER_OR_EQUAL -> order >= 0;
        };
    }

    /// By the first items that differ, else by size.
    private boolean holds(List<Value> one, List<Value> other) {
        int common = Math.min(one.size(), other.size());
        for (int i = 0; i < common; i++) {
            if (!one.get(i).equals(other.get(i))) {
                return holds(one.get(i), other.get(i));
            }
        }
        return holds(Integer.compare(one.size(), other.size()));
    }

    private boolean subset(SetValue one, SetValue other) {
        return switch (this) {
            case LESS -> other.items().containsAll(one.items()) && !one.equals(other);
            case LESS_OR_EQUAL -> other.items().containsAll(one.items());
            case GREATER -> one.items().containsAll(other.items()) && !one.equals(other);
            case GREATER_OR_EQUAL -> one.items().containsAll(other.items());
        };
    }
}
