package dev.envtune.env.demonstration;

import dev.envtune.env.sandbox.Toolbox;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.Value;
import java.util.List;
import java.util.TreeSet;

/// A trading account with a few orders, in an open market of a few stocks.
final class TradingWorld implements World {
    @Override
    public String domain() {
        return "TradingBot";
    }

    @Override
    public DictValue start(Draw draw) {
        var symbols = List.copyOf(draw.texts("symbol", draw.between(5, 7)));
        var ids = new TreeSet<Integer>();
        while (ids.size() < 3) {
            ids.add(draw.between(101, 199));
        }
        var orders = new DictValue();
        for (int id : ids) {
            orders.put(String.valueOf(id), order(id, draw.pick(symbols), draw));
        }
        var stocks = new DictValue();
        symbols.forEach(symbol -> stocks.put(symbol, stock(draw.between(10, 400))));
        return DictValue.of("orders", orders)
                .put("account_info", account(draw))
                .put("authenticated", draw.chance(0.8))
                .put("market_status", "Open")
                .put("order_counter", ids.last() + 1)
                .put("stocks", stocks)
                .put("watch_list", ListValue.ofStrings(symbols.subList(0, draw.between(1, 2))))
                .put("transaction_history", new ListValue());
    }

    private static DictValue account(Draw draw) {
        return DictValue.of("account_id", draw.between(1, 99))
                .put("balance", 1000.0 * draw.between(2, 20))
                .put("binding_card", Value.of(1111L * draw.between(1, 9)));
    }

    private static DictValue order(int id, String symbol, Draw draw) {
        return DictValue.of("id", id)
                .put("order_type", draw.chance(0.5) ? "Buy" : "Sell")
                .put("symbol", symbol)
                .put("price", 10.0 * draw.between(1, 40))
                .put("amount", draw.value("share count"))
                .put("status", draw.chance(0.7) ? "Open" : "Completed");
    }

    private static DictValue stock(int price) {
        return DictValue.of("price", (double) price)
                .put("percent_change", (price % 11 - 5) / 10.0)
                .put("volume", price % 9 / 2.0)
                .put("MA(5)", price + 1.0)
                .put("MA(20)", price + 2.0);
    }

    @Override
    public List<Value> facts(String fact, Toolbox live) {
        var state = World.state(live, domain());
        var orders = World.dict(state, "orders");
        var stocks = List.copyOf(World.dict(state, "stocks").keys());
        var watched = World.list(state, "watch_list");
        boolean loggedIn = World.value(state, "authenticated").truthy();
        return switch (fact) {
            case "order" -> List.copyOf(orders.keys());
            case "open order" ->
                    orders.entries().stream()
                            .filter(order -> isOpen((DictValue) order.getValue()))
                            .map(order -> order.getKey())
                            .toList();
            case "stock" -> stocks;
            case "watched stock" -> watched;
            case "unwatched stock" ->
                    stocks.stream().filter(stock -> !watched.contains(stock)).toList();
            case "logged in" -> World.holds(loggedIn);
            case "logged out" -> World.holds(!loggedIn);
            default -> throw World.unknown(domain(), fact);
        };
    }

    private static boolean isOpen(DictValue order) {
        return Value.of("Open").equals(order.get("status"));
    }
}
