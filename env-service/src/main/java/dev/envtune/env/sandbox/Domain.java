package dev.envtune.env.sandbox;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// Names a sandbox.
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface Domain {
    /// The name that tasks use: `TicketAPI`.
    String name();

    /// The stem of its tool documents: `ticket_api`.
    String document();

    /// One sentence on what the domain is.
    String description();
}
