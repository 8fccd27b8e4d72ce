package dev.envtune.env.sandbox;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Makes a public method of a [Sandbox] a tool. The method takes one `Value` for each [Param], in
/// Python's positional order, and returns a [ToolResult].
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Tool {
    String name();

    /// What it does, for the policy: one or two sentences of our own.
    String description();

    /// The fields of a successful result.
    Returns[] returns() default {};

    /// Names of conditions that a successful call brings about, e.g. `logged_in`. A failure that
    /// lacks the condition points to this tool.
    String[] establishes() default {};
}
