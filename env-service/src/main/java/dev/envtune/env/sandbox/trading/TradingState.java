package dev.envtune.env.sandbox.trading;

import dev.envtune.env.sandbox.Config;
import dev.envtune.env.sandbox.Failure;
import dev.envtune.env.sandbox.LongContext;
import dev.envtune.env.sandbox.Meant;
import dev.envtune.env.sandbox.python.Bool;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.RandomStream;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Value;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the trading tools share: the compared attributes and the checks that several tools make.
/// Records are replaced, never changed, so copies share them; stocks never change at all.
final class TradingState {
    static final Str BALANCE = new Str("balance");

    private static final long SEED = 1053520;
    private static final LocalDateTime NOW = LocalDateTime.of(2024, 9, 1, 10, 30);
    private static final long DAY_SECONDS = 86_400;
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private static final DictValue ORDERS =
            new DictValue()
                    .put(Int.of(12345), order(12345, "Buy", "AAPL", 210.65, 10, "Completed"))
                    .put(Int.of(12446), order(12446, "Sell", "GOOG", 2840.56, 5, "Pending"))
                    .freeze();
    private static final DictValue ACCOUNT =
            DictValue.of("account_id", 12345)
                    .put(BALANCE, Value.of(10000.0))
                    .put("binding_card", 1974202140965533L)
                    .freeze();
    private static final ListValue WATCHED = ListValue.ofStrings(List.of("NVDA")).freeze();
    private static final ListValue NO_TRANSACTIONS = new ListValue().freeze();

    /// By id. A key of a configuration that is no number stays as it is (spec/bfcl-protocol.md 6.4).
    DictValue orders = ORDERS;

    DictValue account = ACCOUNT;
    Value authenticated = Bool.FALSE;
    Value marketStatus = new Str("Closed");

    /// The next order's id. Its default is that of a default order, which the first new one replaces.
    Value orderCounter = Int.of(12446);

    DictValue stocks = Market.STOCKS;
    ListValue watched = WATCHED;
    ListValue transactions = NO_TRANSACTIONS;

    /// Null outside of long-context tasks.
    @Nullable LongTrading longTrading;

    private RandomStream random = RandomStream.seeded(SEED);

    void load(Config config, @Nullable LongContext constants) {
        var configured = config.dict("orders", ORDERS);
        orders = configured == ORDERS ? ORDERS : byNumber(configured);
        account = config.dict("account_info", ACCOUNT);
        authenticated = config.value("authenticated", authenticated);
        marketStatus = config.value("market_status", marketStatus);
        orderCounter = config.value("order_counter", orderCounter);
        stocks = config.dict("stocks", Market.STOCKS);
        watched = config.list("watch_list", WATCHED);
        transactions = config.list("transaction_history", NO_TRANSACTIONS);
        longTrading =
                constants == null ? null : constants.derived(LongTrading.class, LongTrading::new);
        random = config.random(SEED);
    }

    private static DictValue byNumber(DictValue configured) {
        var orders = new DictValue();
        for (var order : configured.entries()) {
            var number = Meant.integer(order.getKey());
            orders.put(number == null ? order.getKey() : number, order.getValue());
        }
        return orders;
    }

    TradingState copy() {
        var copy = new TradingState();
        copy.orders = orders.fork();
        copy.account = account.fork();
        copy.authenticated = authenticated;
        copy.marketStatus = marketStatus;
        copy.orderCounter = orderCounter;
        copy.stocks = stocks;
        copy.watched = watched.fork();
        copy.transactions = transactions.fork();
        copy.longTrading = longTrading;
        copy.random = random.copy();
        return copy;
    }

    DictValue compared() {
        return new DictValue()
                .put("orders", orders)
                .put("account_info", account)
                .put("authenticated", authenticated)
                .put("market_status", marketStatus)
                .put("order_counter", orderCounter)
                .put("stocks", stocks)
                .put("watch_list", watched)
                .put("transaction_history", transactions)
                .put("long_context", longTrading != null);
    }

    boolean loggedIn() {
        return authenticated.truthy();
    }

    Value balance() {
        return Operators.item(account, BALANCE);
    }

    /// Books a transaction: the new balance, and a record with a random time of the day after now.
    void transact(String type, Value amount, Value newBalance) {
        account = account.writable().put(BALANCE, newBalance);
        var time = NOW.plusSeconds(random.randint(0, DAY_SECONDS));
        transactions =
                transactions
                        .writable()
                        .add(
                                DictValue.of("type", type)
                                        .put("amount", amount)
                                        .put("timestamp", TIMESTAMP.format(time)));
    }

    /// Why no stock has a symbol. The fact `symbol` is the symbol, whatever the argument's name.
    Failure unknownSymbol(Value symbol) {
        var meant = Meant.spelling(symbol, stocks.keys());
        if (meant != null) {
            return Failure.of(
                    TradingCause.SYMBOL_IN_OTHER_SPELLING, "symbol", symbol, "instead", meant);
        }
        if (Market.COMPANIES.values().contains(symbol)) {
            return Failure.of(TradingCause.SYMBOL_NOT_TRADED, "symbol", symbol);
        }
        var company = Market.companyMeant(symbol);
        return company == null
                ? Failure.of(TradingCause.SYMBOL_NOT_FOUND, "symbol", symbol)
                : Failure.of(TradingCause.SYMBOL_IS_COMPANY, "symbol", symbol, "company", company);
    }

    private static DictValue order(
            long id, String type, String symbol, double price, long amount, String status) {
        return DictValue.of("id", id)
                .put("order_type", type)
                .put("symbol", symbol)
                .put("price", price)
                .put("amount", amount)
                .put("status", status);
    }
}
