package dev.envtune.env.sandbox;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A parameter of a tool: what documents, binding and hints need to know of it. Parameters that several
/// tools share are declared once, as an annotation that carries this one.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.PARAMETER, ElementType.ANNOTATION_TYPE})
public @interface Param {
    String name();

    JsonType type();

    String description();

    /// The type of the items of an array.
    JsonType items() default JsonType.ANY;

    /// The default as a Python literal (`None`, `1`, `'l'`, `[]`); without one the parameter is required.
    String defaultsTo() default "";

    /// The legal values, where there are only a few.
    String[] values() default {};

    /// Where values of this parameter come from: `tool.field` of results (`create_ticket.id`).
    String[] from() default {};

    /// The form of a legal value, with an example: `YYYY-MM-DD, such as 2024-03-01`.
    String format() default "";

    /// The names of an object's fields, where they are fixed.
    String[] fields() default {};
}
