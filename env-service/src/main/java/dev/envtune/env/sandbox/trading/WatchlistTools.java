package dev.envtune.env.sandbox.trading;

import dev.envtune.env.sandbox.Cause;
import dev.envtune.env.sandbox.Failure;
import dev.envtune.env.sandbox.Hint;
import dev.envtune.env.sandbox.JsonType;
import dev.envtune.env.sandbox.Meant;
import dev.envtune.env.sandbox.Param;
import dev.envtune.env.sandbox.Returns;
import dev.envtune.env.sandbox.Reworded;
import dev.envtune.env.sandbox.Tool;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.Wording;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;

/// The stocks that the user watches.
public final class WatchlistTools {
    private static final Cause NOT_LOGGED_IN_TO_VIEW =
            Reworded.of(
                    TradingCause.NOT_LOGGED_IN,
                    Wording.inList(
                            "Error: User not authenticated. Please log in to view the watchlist."));

    private final TradingState state;

    WatchlistTools(TradingState state) {
        this.state = state;
    }

    @Tool(
            name = "add_to_watchlist",
            description = "Puts a stock on the watchlist. Needs no login.",
            returns =
                    @Returns(
                            field = "watchlist",
                            type = JsonType.ARRAY,
                            description =
                                    "The symbols on the watchlist; unchanged where the stock does"
                                            + " not exist."))
    public ToolResult add(
            @Param(
                            name = "stock",
                            type = JsonType.STRING,
                            description =
                                    "The stock's symbol, an upper-case ticker, not the company's"
                                            + " name.",
                            from = {"get_symbol_by_name.symbol", "get_available_stocks.stock_list"})
                    Value stock) {
        if (state.watched.contains(stock)) {
            return ToolResult.sentinel(
                    DictValue.of("watchlist", state.watched), TradingCause.ALREADY_WATCHED);
        }
        if (!state.stocks.containsKey(Operators.hashable(stock))) {
            return new ToolResult.Ok(
                    DictValue.of("watchlist", state.watched), ignored(state.unknownSymbol(stock)));
        }
        state.watched = state.watched.writable().add(stock);
        return ToolResult.ok("watchlist", state.watched);
    }

    /// An unknown symbol as this tool meets it: unreported, and in an argument of another name.
    private static Failure ignored(Failure unknown) {
        var hint = unknown.cause().hint();
        var argument = hint.argument() == null ? null : "stock";
        var here = new Hint(hint.kind(), argument, hint.condition(), hint.sentences(), hint.next());
        var cause = new Reworded(unknown.cause().name(), Wording.sentinel(), here);
        return new Failure(cause, unknown.facts(), unknown.also());
    }

    @Tool(
            name = "remove_stock_from_watchlist",
            description = "Takes a stock off the watchlist of the user who is logged in.",
            returns =
                    @Returns(
                            field = "status",
                            type = JsonType.STRING,
                            description = "The outcome in words."))
    public ToolResult remove(
            @Param(
                            name = "symbol",
                            type = JsonType.STRING,
                            description = "The symbol to take off.",
                            from = "get_watchlist.watchlist")
                    Value symbol) {
        if (!state.loggedIn()) {
            return ToolResult.failed(TradingCause.NOT_LOGGED_IN, "action", "modify the watchlist");
        }
        if (!state.watched.contains(symbol)) {
            return new ToolResult.Failed(notWatched(symbol));
        }
        state.watched = state.watched.writable();
        state.watched.removeFirst(symbol);
        return ToolResult.ok(
                "status",
                "Stock " + TextForms.str(symbol) + " removed from watchlist successfully.");
    }

    private Failure notWatched(Value symbol) {
        var meant = Meant.spelling(symbol, state.watched);
        if (meant != null) {
            return Failure.of(TradingCause.WATCHED_IN_OTHER_SPELLING, "instead", meant);
        }
        var company = Market.companyMeant(symbol);
        return company == null
                ? Failure.of(TradingCause.NOT_WATCHED)
                : Failure.of(TradingCause.WATCHED_IS_COMPANY, "company", company);
    }

    @Tool(
            name = "get_watchlist",
            description = "Lists the watchlist of the user who is logged in.",
            returns =
                    @Returns(
                            field = "watchlist",
                            type = JsonType.ARRAY,
                            description = "The symbols on the watchlist."))
    public ToolResult get() {
        if (!state.loggedIn()) {
            return ToolResult.failed(NOT_LOGGED_IN_TO_VIEW);
        }
        return state.longTrading == null
                ? ToolResult.ok("watchlist", state.watched)
                : ToolResult.ok(state.longTrading.watchList(state.watched));
    }
}
