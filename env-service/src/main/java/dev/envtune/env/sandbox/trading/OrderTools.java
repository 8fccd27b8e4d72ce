package dev.envtune.env.sandbox.trading;

import dev.envtune.env.sandbox.Cause;
import dev.envtune.env.sandbox.Failure;
import dev.envtune.env.sandbox.JsonType;
import dev.envtune.env.sandbox.Meant;
import dev.envtune.env.sandbox.Param;
import dev.envtune.env.sandbox.Returns;
import dev.envtune.env.sandbox.Reworded;
import dev.envtune.env.sandbox.Tool;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.Wording;
import dev.envtune.env.sandbox.python.Bool;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.PythonError;
import dev.envtune.env.sandbox.python.Real;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Strings;
import dev.envtune.env.sandbox.python.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Placing, showing and cancelling orders.
public final class OrderTools {
    private static final Int ZERO = Int.of(0);
    private static final Int ONE = Int.of(1);
    private static final Str STATUS = new Str("status");
    private static final Str SYMBOL = new Str("symbol");

    private static final Cause NOT_LOGGED_IN_FOR_HISTORY =
            Reworded.of(
                    TradingCause.NOT_LOGGED_IN,
                    Wording.errorInList(
                            "User not authenticated. Please log in to view order history."));
    private static final Wording NO_ORDER_TO_SHOW =
            Wording.error(
                    "Order with ID {order_id} not found.Here is the list of orders_id: {orders}");
    private static final Cause SHOWN_ID_IS_TEXT =
            Reworded.of(TradingCause.ORDER_ID_IS_TEXT, NO_ORDER_TO_SHOW);
    private static final Cause SHOWN_NOT_FOUND =
            Reworded.of(TradingCause.ORDER_NOT_FOUND, NO_ORDER_TO_SHOW);

    private final TradingState state;

    OrderTools(TradingState state) {
        this.state = state;
    }

    @Tool(
            name = "get_order_details",
            description = "Shows an order. Needs no login.",
            returns = {
                @Returns(field = "id", type = JsonType.INTEGER, description = "The order's id."),
                @Returns(
                        field = "order_type",
                        type = JsonType.STRING,
                        description = "Whether it buys or sells."),
                @Returns(
                        field = "symbol",
                        type = JsonType.STRING,
                        description = "The symbol of the stock."),
                @Returns(
                        field = "price",
                        type = JsonType.FLOAT,
                        description = "The price of a share, in dollars."),
                @Returns(
                        field = "amount",
                        type = JsonType.INTEGER,
                        description = "The number of shares."),
                @Returns(
                        field = "status",
                        type = JsonType.STRING,
                        description = "Open, Pending, Completed or Cancelled.")
            })
    public ToolResult details(@OrderId Value orderId) {
        var order = state.orders.get(Operators.hashable(orderId));
        if (order == null) {
            return notFound(orderId, SHOWN_ID_IS_TEXT, SHOWN_NOT_FOUND);
        }
        if (state.longTrading == null) {
            return ToolResult.ok(order);
        }
        if (!(order instanceof DictValue record)) {
            return ToolResult.failed(
                    TradingCause.ORDER_NOT_A_RECORD,
                    "problem",
                    "'" + order.typeName() + "' object has no attribute 'copy'");
        }
        var symbol = record.get(SYMBOL);
        return symbol == null
                ? ToolResult.failed(TradingCause.ORDER_LACKS_FIELD, "field", SYMBOL)
                : ToolResult.ok(state.longTrading.order(record, symbol));
    }

    @Tool(
            name = "cancel_order",
            description = "Cancels an order that is not completed. Needs no login.",
            returns = {
                @Returns(
                        field = "order_id",
                        type = JsonType.INTEGER,
                        description = "The cancelled order's id."),
                @Returns(
                        field = "status",
                        type = JsonType.STRING,
                        description = "The order's new status, Cancelled.")
            })
    public ToolResult cancel(@OrderId Value orderId) {
        var order = state.orders.get(Operators.hashable(orderId));
        if (order == null) {
            return notFound(orderId, TradingCause.ORDER_ID_IS_TEXT, TradingCause.ORDER_NOT_FOUND);
        }
        if (!(order instanceof DictValue record)) {
            return notARecord(order);
        }
        var status = record.get(STATUS);
        if (status == null) {
            return ToolResult.failed(TradingCause.ORDER_LACKS_FIELD, "field", STATUS);
        }
        if (status.equals(new Str("Completed"))) {
            return ToolResult.failed(TradingCause.ORDER_COMPLETED);
        }
        var cancelled = record.shallowCopy().put(STATUS, new Str("Cancelled"));
        state.orders = state.orders.writable().put(orderId, cancelled);
        return ToolResult.ok(
                new DictValue().put("order_id", orderId).put(STATUS, new Str("Cancelled")));
    }

    private static ToolResult notARecord(Value order) {
        try {
            Operators.item(order, STATUS);
            throw new IllegalStateException("a stored order has a status and is no record");
        } catch (PythonError e) { // of no use as the general failure: the hint knows more
            return ToolResult.failed(TradingCause.ORDER_NOT_A_RECORD, "problem", e.text());
        }
    }

    private ToolResult notFound(Value orderId, Cause idIsText, Cause notFound) {
        var orders = new ListValue(state.orders.keys());
        var meant = Meant.integer(orderId);
        return meant != null && state.orders.containsKey(meant)
                ? ToolResult.failed(idIsText, "orders", orders, "instead", meant)
                : ToolResult.failed(
                        orderId.equals(state.orderCounter)
                                ? new Reworded(
                                        TradingCause.ORDER_NOT_YET.name(),
                                        notFound.wording(),
                                        TradingCause.ORDER_NOT_YET.hint())
                                : notFound,
                        "orders",
                        orders);
    }

    @Tool(
            name = "place_order",
            description =
                    "Places an order for the user who is logged in; the balance stays as it is.",
            returns = {
                @Returns(
                        field = "order_id",
                        type = JsonType.INTEGER,
                        description = "The new order's id."),
                @Returns(
                        field = "order_type",
                        type = JsonType.STRING,
                        description = "Whether it buys or sells."),
                @Returns(
                        field = "status",
                        type = JsonType.STRING,
                        description = "Pending, as for every new order."),
                @Returns(
                        field = "price",
                        type = JsonType.FLOAT,
                        description = "The price of a share, in dollars."),
                @Returns(
                        field = "amount",
                        type = JsonType.INTEGER,
                        description = "The number of shares.")
            })
    public ToolResult place(
            @Param(
                            name = "order_type",
                            type = JsonType.STRING,
                            description = "Whether to buy or to sell.",
                            values = {"Buy", "Sell"})
                    Value orderType,
            @StockSymbol Value symbol,
            @Param(
                            name = "price",
                            type = JsonType.FLOAT,
                            description = "The price of a share, in dollars; above 0.",
                            from = "get_stock_info.price")
                    Value price,
            @Param(
                            name = "amount",
                            type = JsonType.INTEGER,
                            description = "The number of shares; above 0.")
                    Value amount) {
        var unknown = state.stocks.containsKey(symbol) ? null : state.unknownSymbol(symbol);
        if (!state.loggedIn()) {
            var failure = Failure.of(TradingCause.NOT_LOGGED_IN, "action", "place an order");
            return new ToolResult.Failed(failure.and(alsoWrong(unknown, price, amount)));
        }
        Operators.hashable(symbol);
        if (unknown != null) {
            return new ToolResult.Failed(unknown);
        }
        if (Operators.lessOrEqual(price, ZERO)) {
            var failure = Failure.of(TradingCause.PRICE_NOT_POSITIVE);
            return new ToolResult.Failed(
                    isPositive(amount)
                            ? failure
                            : failure.and(List.of(Failure.of(TradingCause.AMOUNT_NOT_POSITIVE))));
        }
        if (Operators.lessOrEqual(amount, ZERO)) {
            return ToolResult.failed(TradingCause.AMOUNT_NOT_POSITIVE);
        }
        var side = Strings.lower(Operators.text(orderType, "lower"));
        boolean buys = side.equals("buy");
        if (buys) {
            var required = Operators.multiply(Operators.toFloat(price), Operators.toInt(amount));
            if (Operators.greater(required, state.balance())) {
                return fundsTooLow(required);
            }
        }
        return placed(orderType, symbol, price, amount, buys || side.equals("sell"));
    }

    private ToolResult placed(
            Value orderType, Value symbol, Value price, Value amount, boolean usual) {
        var id = state.orderCounter;
        var paid = Operators.toFloat(price);
        var order =
                new DictValue()
                        .put("id", id)
                        .put("order_type", orderType)
                        .put(SYMBOL, symbol)
                        .put("price", paid)
                        .put("amount", amount)
                        .put(STATUS, new Str("Open"));
        state.orders = state.orders.writable().put(id, order);
        state.orderCounter = Operators.add(id, ONE);
        var result =
                new DictValue()
                        .put("order_id", id)
                        .put("order_type", orderType)
                        .put(STATUS, new Str("Pending"))
                        .put("price", paid)
                        .put("amount", amount);
        return usual
                ? ToolResult.ok(result)
                : ToolResult.sentinel(result, TradingCause.ORDER_TYPE_UNUSUAL, "order_id", id);
    }

    /// What a login alone would not mend; states that need a login stay untold.
    private static List<Failure> alsoWrong(@Nullable Failure unknown, Value price, Value amount) {
        var also = new ArrayList<Failure>();
        if (unknown != null) {
            also.add(unknown);
        }
        if (!isPositive(price)) {
            also.add(Failure.of(TradingCause.PRICE_NOT_POSITIVE));
        }
        if (!isPositive(amount)) {
            also.add(Failure.of(TradingCause.AMOUNT_NOT_POSITIVE));
        }
        return also;
    }

    private static boolean isPositive(Value number) {
        return switch (number) {
            case Int _, Real _, Bool _ -> Operators.greater(number, ZERO);
            default -> true; // its type is at fault, not its size
        };
    }

    private ToolResult fundsTooLow(Value required) {
        double cost = Operators.toFloat(required).value();
        double balance = Operators.toFloat(state.balance()).value();
        return ToolResult.failed(
                TradingCause.FUNDS_TOO_LOW,
                "required",
                Strings.fixed(cost, 2),
                "available",
                Strings.fixed(balance, 2),
                "missing",
                Math.ceil((cost - balance) * 100) / 100);
    }

    @Tool(
            name = "get_order_history",
            description = "Lists the ids of all orders, for the user who is logged in.",
            returns =
                    @Returns(
                            field = "history",
                            type = JsonType.ARRAY,
                            description = "The ids of the orders, oldest first."))
    public ToolResult history() {
        return state.loggedIn()
                ? ToolResult.ok("history", new ListValue(state.orders.keys()))
                : ToolResult.failed(NOT_LOGGED_IN_FOR_HISTORY);
    }
}
