package dev.envtune.policy.jinja;

/// A compiled expression.
@FunctionalInterface
interface Expression {
    Object evaluate(Scope scope);

    default boolean isTrue(Scope scope) {
        return Values.isTrue(evaluate(scope));
    }
}
