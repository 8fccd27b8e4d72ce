package dev.envtune.env.sandbox.trading;

import dev.envtune.env.sandbox.LongContext;
import dev.envtune.env.sandbox.LongContext.Constant;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// How results grow in long-context tasks (spec/bfcl-protocol.md 3). Results that depend on nothing but
/// a task are made once for all sessions and frozen, so that their text is written once too.
final class LongTrading {
    private final LongContext constants;
    private final DictValue stockLists = new DictValue();
    private final DictValue onlyTransactions;

    /// Results by the constants of tasks that they extend; no call makes these maps grow without end.
    private final ConcurrentHashMap<DictValue, DictValue> stocks = new ConcurrentHashMap<>();

    private final ConcurrentHashMap<ListValue, ListValue> watchLists = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<Str, DictValue> orderMetadata = new ConcurrentHashMap<>();

    LongTrading(LongContext constants) {
        this.constants = constants;
        addSector(Market.TECHNOLOGY, Constant.TECHNOLOGY_EXTENSION);
        addSector(Market.AUTOMOBILE, Constant.AUTOMOBILE_EXTENSION);
        onlyTransactions =
                transactions(constants.list(Constant.TRANSACTION_HISTORY_EXTENSION)).freeze();
    }

    private void addSector(Str sector, Constant extension) {
        var shown = Operators.item(Market.STOCK_LISTS, sector);
        var symbols = Operators.iterate(Operators.item(shown, new Str("stock_list")));
        var all = new ListValue(symbols).addAll(constants.list(extension));
        stockLists.put(sector, DictValue.of("stock_list", all).freeze());
    }

    /// The result for a sector, or null if there is none.
    @Nullable Value stockList(Value sector) {
        return stockLists.get(sector);
    }

    DictValue stock(DictValue stock) {
        return stocks.computeIfAbsent(stock, this::extended);
    }

    private DictValue extended(DictValue stock) {
        return stock.shallowCopy()
                .put("MA(5)", constants.list(Constant.MA_5_EXTENSION))
                .put("MA(20)", constants.list(Constant.MA_20_EXTENSION))
                .freeze();
    }

    /// @param watched frozen where it is still that of the task
    ListValue watchList(ListValue watched) {
        return watched.isFrozen()
                ? watchLists.computeIfAbsent(watched, list -> extended(list).freeze())
                : extended(watched);
    }

    private ListValue extended(ListValue watched) {
        return new ListValue(watched.items()).addAll(constants.list(Constant.WATCH_LIST_EXTENSION));
    }

    DictValue history(ListValue filtered) {
        return filtered.isEmpty()
                ? onlyTransactions
                : transactions(
                        new ListValue(filtered.items())
                                .addAll(constants.list(Constant.TRANSACTION_HISTORY_EXTENSION)));
    }

    private static DictValue transactions(ListValue all) {
        return DictValue.of("transaction_history", all);
    }

    /// Only stocks that exist are ordered, so there are few symbols.
    DictValue order(DictValue order, Value symbol) {
        var metadata =
                orderMetadata.computeIfAbsent(new Str(TextForms.str(symbol)), this::describe);
        return order.shallowCopy().put("metadata", metadata);
    }

    private DictValue describe(Str symbol) {
        var described = new DictValue();
        for (var text : constants.dict(Constant.ORDER_DETAIL_EXTENSION).entries()) {
            var template = TextForms.str(text.getValue());
            described.put(text.getKey(), new Str(template.replace("{symbol}", symbol.value())));
        }
        return described.freeze();
    }
}
