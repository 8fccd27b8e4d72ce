package dev.envtune.env.sandbox.ticket;

import dev.envtune.env.sandbox.JsonType;
import dev.envtune.env.sandbox.Param;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The ticket that a tool is about.
@Param(
        name = "ticket_id",
        type = JsonType.INTEGER,
        description = "The ticket's id, an integer.",
        from = {"create_ticket.id", "get_user_tickets.id"})
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
@interface TicketId {}
