package dev.envtune.env.sandbox.trading;

import static dev.envtune.env.sandbox.HintKind.CAPACITY;
import static dev.envtune.env.sandbox.HintKind.DEAD_END;
import static dev.envtune.env.sandbox.HintKind.FORMAT;
import static dev.envtune.env.sandbox.HintKind.KIND_MISMATCH;
import static dev.envtune.env.sandbox.HintKind.LEGAL_VALUES;
import static dev.envtune.env.sandbox.HintKind.NO_OP;
import static dev.envtune.env.sandbox.HintKind.PRODUCER;
import static dev.envtune.env.sandbox.HintKind.RAW_EXCEPTION;
import static dev.envtune.env.sandbox.HintKind.SILENT_SENTINEL;

import dev.envtune.env.sandbox.Cause;
import dev.envtune.env.sandbox.Hint;
import dev.envtune.env.sandbox.Wording;

/// Why trading tools fail. The wording is that of most tools; the tools reword it where theirs differs.
///
/// The fact `instead` is the value that the argument at fault should have had.
enum TradingCause implements Cause {
    NOT_LOGGED_IN(
            Wording.error("User not authenticated. Please log in to {action}."),
            Hint.requires(TradingCause.LOGGED_IN)
                    .say("Nobody is logged in; the user knows the username and password.")),
    ALREADY_LOGGED_IN(
            Wording.sentinel(),
            Hint.of(NO_OP, "The user was logged in already; nothing changed, go on.")),
    NOBODY_TO_LOG_OUT(
            Wording.sentinel(),
            Hint.of(NO_OP, "Nobody was logged in, so there is nothing to log out of; go on.")),

    SYMBOL_IN_OTHER_SPELLING(
            Wording.error(TradingCause.BAD_SYMBOL),
            Hint.about(LEGAL_VALUES, "symbol").say("Symbols compare exactly: write {instead!r}.")),
    SYMBOL_IS_COMPANY(
            Wording.error(TradingCause.BAD_SYMBOL),
            Hint.of(KIND_MISMATCH, "A company's name was given where its stock symbol is needed.")
                    .say("[get_symbol_by_name] gives the symbol.")
                    .next("get_symbol_by_name(name={company!r})")),
    SYMBOL_NOT_TRADED(
            Wording.error(TradingCause.BAD_SYMBOL),
            Hint.of(
                    DEAD_END,
                    "The symbol is right, but no stock of this company is traded here; tell the user.")),
    SYMBOL_NOT_FOUND(
            Wording.error(TradingCause.BAD_SYMBOL),
            Hint.about(PRODUCER, "symbol")
                    .say("No stock has this symbol; symbols are upper-case tickers.")),
    COMPANY_IN_OTHER_SPELLING(
            Wording.sentinel(),
            Hint.about(SILENT_SENTINEL, "name")
                    .say("No symbol found: names compare exactly, so write {instead!r}.")),
    COMPANY_IS_SYMBOL(
            Wording.sentinel(),
            Hint.of(
                    SILENT_SENTINEL,
                    "This is a stock symbol already: use it as it is, this tool takes a company"
                            + " name.")),
    COMPANY_NOT_FOUND(
            Wording.sentinel(),
            Hint.of(
                            SILENT_SENTINEL,
                            "No company has exactly this name, upper and lower case included.")
                    .say("[get_available_stocks] lists the symbols of a sector.")),
    SECTOR_IN_OTHER_SPELLING(
            Wording.sentinel(),
            Hint.about(SILENT_SENTINEL, "sector")
                    .say("The list is empty because sectors compare exactly: write {instead!r}.")),
    SECTOR_NOT_FOUND(
            Wording.sentinel(),
            Hint.about(SILENT_SENTINEL, "sector").say("No such sector, so the list is empty.")),
    SYMBOLS_WITHOUT_STOCK(
            Wording.sentinel(),
            Hint.of(
                    SILENT_SENTINEL,
                    "No stock has these symbols, so the result means nothing for them: {unknown}.")),
    STOCKS_IS_TEXT(
            Wording.sentinel(),
            Hint.about(SILENT_SENTINEL, "stocks")
                    .say("A string was given, and each character was taken as a symbol.")),

    ORDER_ID_IS_TEXT(
            Wording.error(TradingCause.NO_ORDER),
            Hint.about(KIND_MISMATCH, "order_id")
                    .say("order_id is an integer: give {instead!r} without quotes.")),
    ORDER_NOT_FOUND(
            Wording.error(TradingCause.NO_ORDER),
            Hint.about(PRODUCER, "order_id").say("No order has this id.")),
    ORDER_NOT_YET(
            Wording.error(TradingCause.NO_ORDER),
            Hint.about(PRODUCER, "order_id")
                    .say("This is the id that the next order will get.")
                    .say("[place_order] places it first.")
                    .withoutNext()),
    ORDER_COMPLETED(
            Wording.error("Can't cancel order {order_id}. Order is already completed."),
            Hint.of(DEAD_END, "A completed order cannot be cancelled any more; tell the user.")
                    .say("[get_order_details] shows an order's status.")),
    ORDER_NOT_A_RECORD(
            Wording.raised("{problem}"),
            Hint.about(RAW_EXCEPTION, "order_id")
                    .say("What is stored under this id is no order; orders have integer ids.")),
    ORDER_LACKS_FIELD(
            Wording.raised("{field!r}"),
            Hint.of(
                            RAW_EXCEPTION,
                            "The stored order has no field {field}, which this tool needs; your"
                                    + " arguments are not at fault.")
                    .say("[get_order_history] lists all orders.")),
    ORDER_TYPE_UNUSUAL(
            Wording.sentinel(),
            Hint.about(SILENT_SENTINEL, "order_type")
                    .say("The order is placed, but its order_type is unknown.")
                    .say("[cancel_order] takes it back; then place it anew.")
                    .withoutNext()),

    PRICE_NOT_POSITIVE(
            Wording.error(TradingCause.NOT_POSITIVE),
            Hint.about(LEGAL_VALUES, "price").say("price must be above 0.")),
    AMOUNT_NOT_POSITIVE(
            Wording.error(TradingCause.NOT_POSITIVE),
            Hint.about(LEGAL_VALUES, "amount").say("amount must be above 0.")),
    FUNDS_TOO_LOW(
            Wording.error(
                    "Insufficient funds: required ${required} but only ${available} available."),
            Hint.of(
                            CAPACITY,
                            "Price times amount is more than the account holds: buy fewer shares.")
                    .say("Or [fund_account] adds the missing {missing}, if the user agrees.")
                    .next("fund_account(amount={missing!r})")),
    MARKET_CLOSED(
            Wording.error("Market is closed. Transactions are not allowed."),
            Hint.of(
                    DEAD_END,
                    "Withdrawals wait for the market to open, and no tool can open it: do not"
                            + " retry, tell the user.")),
    WITHDRAWAL_NOT_POSITIVE(
            Wording.error("Transaction amount must be positive."),
            Hint.about(LEGAL_VALUES, "amount").say("amount must be above 0.")),
    WITHDRAWAL_ABOVE_BALANCE(
            Wording.error("Insufficient funds for withdrawal."),
            Hint.of(
                            CAPACITY,
                            "The account holds less than this amount; withdraw no more than the balance.")
                    .say("[get_account_info] shows the balance.")
                    .next("get_account_info()")),
    FUNDING_NOT_POSITIVE(
            Wording.error("Funding amount must be positive."),
            Hint.about(LEGAL_VALUES, "amount").say("amount must be above 0.")),

    WATCHED_IN_OTHER_SPELLING(
            Wording.error(TradingCause.NOT_IN_LIST),
            Hint.about(LEGAL_VALUES, "symbol").say("Symbols compare exactly: write {instead!r}.")),
    WATCHED_IS_COMPANY(
            Wording.error(TradingCause.NOT_IN_LIST),
            Hint.of(KIND_MISMATCH, "A company's name was given where its stock symbol is needed.")
                    .say("[get_symbol_by_name] gives the symbol.")
                    .next("get_symbol_by_name(name={company!r})")),
    NOT_WATCHED(
            Wording.error(TradingCause.NOT_IN_LIST),
            Hint.about(PRODUCER, "symbol")
                    .say("This stock is not on the watchlist, so there is nothing to remove.")),
    ALREADY_WATCHED(
            Wording.sentinel(),
            Hint.of(NO_OP, "The stock was on the watchlist already; nothing changed, go on.")),

    START_DATE_UNREADABLE(
            Wording.raised("{problem}"),
            Hint.about(FORMAT, "start_date")
                    .say("start_date is no date; leave it out for no limit.")),
    END_DATE_UNREADABLE(
            Wording.raised("{problem}"),
            Hint.about(FORMAT, "end_date").say("end_date is no date; leave it out for no limit.")),
    END_DATE_EXCLUDED(
            Wording.sentinel(),
            Hint.about(SILENT_SENTINEL, "end_date")
                    .say(
                            "end_date counts from its midnight, so transactions later on that day"
                                    + " are left out; give the next day, {instead}.")),
    TRANSACTION_LACKS_FIELD(
            Wording.raised("{field!r}"),
            Hint.of(
                    RAW_EXCEPTION,
                    "A stored transaction has no field {field}, which this tool needs; your"
                            + " arguments are not at fault."));

    static final String LOGGED_IN = "logged in to trading";

    private static final String BAD_SYMBOL = "Invalid stock symbol: {symbol}";
    private static final String NO_ORDER = "Order with ID {order_id} not found.";
    private static final String NOT_POSITIVE = "Price and amount must be positive values.";
    private static final String NOT_IN_LIST = "Stock {symbol} not found in watchlist.";

    private final Wording wording;
    private final Hint hint;

    TradingCause(Wording wording, Hint hint) {
        this.wording = wording;
        this.hint = hint;
    }

    @Override
    public Wording wording() {
        return wording;
    }

    @Override
    public Hint hint() {
        return hint;
    }
}
