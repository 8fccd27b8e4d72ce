package dev.envtune.env.sandbox.trading;

import dev.envtune.env.sandbox.JsonType;
import dev.envtune.env.sandbox.Param;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The stocks that a tool looks through.
@Param(
        name = "stocks",
        type = JsonType.ARRAY,
        items = JsonType.STRING,
        description = "The symbols of the stocks to look at.",
        from = {"get_available_stocks.stock_list", "get_watchlist.watchlist"},
        format = "['AAPL', 'GOOG'], a list")
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
@interface Symbols {}
