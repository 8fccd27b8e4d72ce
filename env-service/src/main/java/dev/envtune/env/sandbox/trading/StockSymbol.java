package dev.envtune.env.sandbox.trading;

import dev.envtune.env.sandbox.JsonType;
import dev.envtune.env.sandbox.Param;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// The stock that a tool is about.
@Param(
        name = "symbol",
        type = JsonType.STRING,
        description = "The stock's symbol, an upper-case ticker, not the company's name.",
        from = {"get_symbol_by_name.symbol", "get_available_stocks.stock_list"})
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.PARAMETER)
@interface StockSymbol {}
