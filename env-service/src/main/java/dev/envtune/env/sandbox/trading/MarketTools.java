package dev.envtune.env.sandbox.trading;

import dev.envtune.env.sandbox.Failure;
import dev.envtune.env.sandbox.JsonType;
import dev.envtune.env.sandbox.Meant;
import dev.envtune.env.sandbox.Param;
import dev.envtune.env.sandbox.Returns;
import dev.envtune.env.sandbox.Reworded;
import dev.envtune.env.sandbox.Tool;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.Wording;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.PythonError;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/// What anybody may ask about stocks.
public final class MarketTools {
    private static final Wording NO_STOCK =
            Wording.error("Stock with symbol '{symbol}' not found.");
    private static final Str PRICE = new Str("price");
    private static final Str PERCENT_CHANGE = new Str("percent_change");
    private static final Value ZERO = Int.of(0);
    private static final int MOST_NAMED = 5;
    private static final int MOST_CHARS = 20;

    private final TradingState state;

    MarketTools(TradingState state) {
        this.state = state;
    }

    @Tool(
            name = "get_current_time",
            description = "Tells the time at the market.",
            returns =
                    @Returns(
                            field = "current_time",
                            type = JsonType.STRING,
                            description = "The time as HH:MM AM or PM."))
    public ToolResult getCurrentTime() {
        return ToolResult.ok("current_time", "10:30 AM");
    }

    @Tool(
            name = "get_symbol_by_name",
            description = "Gives the stock symbol of a company.",
            returns =
                    @Returns(
                            field = "symbol",
                            type = JsonType.STRING,
                            description = "The symbol, or 'Stock not found'."))
    public ToolResult getSymbolByName(
            @Param(
                            name = "name",
                            type = JsonType.STRING,
                            description = "The company's name, exactly as it is written.")
                    Value name) {
        var symbol = Market.COMPANIES.get(Operators.hashable(name));
        if (symbol != null) {
            return ToolResult.ok("symbol", symbol);
        }
        var notFound = DictValue.of("symbol", "Stock not found");
        if (Market.COMPANIES.values().contains(name) || state.stocks.containsKey(name)) {
            return ToolResult.sentinel(notFound, TradingCause.COMPANY_IS_SYMBOL);
        }
        var meant = Market.companyMeant(name);
        return meant == null
                ? ToolResult.sentinel(notFound, TradingCause.COMPANY_NOT_FOUND)
                : ToolResult.sentinel(
                        notFound, TradingCause.COMPANY_IN_OTHER_SPELLING, "instead", meant);
    }

    @Tool(
            name = "get_stock_info",
            description = "Shows a stock's price and figures.",
            returns = {
                @Returns(
                        field = "price",
                        type = JsonType.FLOAT,
                        description = "The price of a share, in dollars."),
                @Returns(
                        field = "percent_change",
                        type = JsonType.FLOAT,
                        description = "The change of the price, in percent."),
                @Returns(
                        field = "volume",
                        type = JsonType.FLOAT,
                        description = "The volume of trade."),
                @Returns(
                        field = "MA(5)",
                        type = JsonType.FLOAT,
                        description = "The moving average over 5 days."),
                @Returns(
                        field = "MA(20)",
                        type = JsonType.FLOAT,
                        description = "The moving average over 20 days.")
            })
    public ToolResult getStockInfo(@StockSymbol Value symbol) {
        var stock = state.stocks.get(Operators.hashable(symbol));
        if (stock == null) {
            return new ToolResult.Failed(unknown(symbol));
        }
        return ToolResult.ok(
                state.longTrading != null && stock instanceof DictValue record
                        ? state.longTrading.stock(record)
                        : stock);
    }

    @Tool(
            name = "get_available_stocks",
            description = "Lists the stock symbols of a sector.",
            returns =
                    @Returns(
                            field = "stock_list",
                            type = JsonType.ARRAY,
                            description = "The symbols; none for an unknown sector."))
    public ToolResult getAvailableStocks(
            @Param(
                            name = "sector",
                            type = JsonType.STRING,
                            description = "The sector.",
                            values = {"Technology", "Automobile"})
                    Value sector) {
        Operators.hashable(sector);
        var stocks =
                state.longTrading == null
                        ? Market.STOCK_LISTS.get(sector)
                        : state.longTrading.stockList(sector);
        if (stocks != null) {
            return ToolResult.ok(stocks);
        }
        var none = DictValue.of("stock_list", new ListValue());
        var meant = Meant.spelling(sector, Market.STOCK_LISTS.keys());
        return meant == null
                ? ToolResult.sentinel(none, TradingCause.SECTOR_NOT_FOUND)
                : ToolResult.sentinel(
                        none, TradingCause.SECTOR_IN_OTHER_SPELLING, "instead", meant);
    }

    @Tool(
            name = "filter_stocks_by_price",
            description = "Keeps those of some stocks whose price is in a range.",
            returns =
                    @Returns(
                            field = "filtered_stocks",
                            type = JsonType.ARRAY,
                            description = "The symbols whose price is in the range."))
    public ToolResult filterByPrice(
            @Symbols Value stocks,
            @Param(
                            name = "min_price",
                            type = JsonType.FLOAT,
                            description = "The least price, itself in the range, in dollars.")
                    Value least,
            @Param(
                            name = "max_price",
                            type = JsonType.FLOAT,
                            description = "The greatest price, itself in the range, in dollars.")
                    Value greatest) {
        var inRange = new ListValue();
        for (var symbol : Operators.iterate(stocks)) {
            var stock = state.stocks.get(Operators.hashable(symbol));
            var price = stock == null ? ZERO : Operators.item(stock, PRICE);
            if (Operators.greaterOrEqual(price, least) && Operators.lessOrEqual(price, greatest)) {
                inRange.add(symbol);
            }
        }
        return new ToolResult.Ok(DictValue.of("filtered_stocks", inRange), doubt(stocks));
    }

    @Tool(
            name = "notify_price_change",
            description = "Tells which of some stocks changed their price by at least a threshold.",
            returns =
                    @Returns(
                            field = "notification",
                            type = JsonType.STRING,
                            description = "The stocks that did, or that none did."))
    public ToolResult notifyPriceChange(
            @Symbols Value stocks,
            @Param(
                            name = "threshold",
                            type = JsonType.FLOAT,
                            description = "The least change up or down, in percent.")
                    Value threshold) {
        var changed = new StringJoiner(", ");
        for (var symbol : Operators.iterate(stocks)) {
            var stock = state.stocks.get(Operators.hashable(symbol));
            if (stock != null) {
                var change = Operators.absolute(Operators.item(stock, PERCENT_CHANGE));
                if (Operators.greaterOrEqual(change, threshold)) {
                    changed.add(text(symbol));
                }
            }
        }
        var notification =
                changed.length() == 0
                        ? "No significant price changes in the selected stocks."
                        : "Stocks " + changed + " have significant price changes.";
        return new ToolResult.Ok(DictValue.of("notification", notification), doubt(stocks));
    }

    private static String text(Value symbol) {
        if (symbol instanceof Str(var text)) {
            return text;
        }
        throw new PythonError(
                PythonError.Type.TYPE_ERROR,
                "sequence item 0: expected str instance, " + symbol.typeName() + " found");
    }

    private @Nullable Failure doubt(Value stocks) {
        if (stocks instanceof Str) {
            return Failure.of(TradingCause.STOCKS_IS_TEXT);
        }
        var unknown = new StringJoiner(", ");
        int named = 0;
        for (var symbol : Operators.iterate(stocks)) {
            if (!state.stocks.containsKey(symbol) && named++ < MOST_NAMED) {
                unknown.add(abridged(TextForms.repr(symbol)));
            }
        }
        return named == 0
                ? null
                : Failure.of(TradingCause.SYMBOLS_WITHOUT_STOCK, "unknown", unknown.toString());
    }

    private static String abridged(String text) {
        int end =
                text.offsetByCodePoints(
                        0, Math.min(MOST_CHARS, text.codePointCount(0, text.length())));
        return end == text.length() ? text : text.substring(0, end) + "…";
    }

    private Failure unknown(Value symbol) {
        var fault = state.unknownSymbol(symbol);
        return new Failure(Reworded.of(fault.cause(), NO_STOCK), fault.facts(), fault.also());
    }
}
