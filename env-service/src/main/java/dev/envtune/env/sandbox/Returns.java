package dev.envtune.env.sandbox;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// A field of a tool's successful result.
@Retention(RetentionPolicy.RUNTIME)
@Target({})
public @interface Returns {
    String field();

    JsonType type();

    String description();
}
