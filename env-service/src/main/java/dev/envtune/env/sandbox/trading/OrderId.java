package dev.envtune.env.sandbox.trading;

import dev.envtune.env.sandbox.JsonType;
import dev.envtune.env.sandbox.Param;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The order that a tool is about.
@Param(
        name = "order_id",
        type = JsonType.INTEGER,
        description = "The order's id, an integer.",
        from = {"place_order.order_id", "get_order_history.history"})
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
@interface OrderId {}
