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

/// How results grow in long-context tasks (spec/bfcl-protocol.md 3). Results that are the same for all
/// sessions are made once and frozen, so that their text is too.
final class LongTrading {
    private final LongContext constants;
    private final DictValue sectors;

    /// By symbol. Only stocks that exist can be ordered, so calls cannot make this grow without end.
    private final ConcurrentHashMap<String, DictValue> orderMetadata = new ConcurrentHashMap<>();

    LongTrading(LongContext constants) {
        this.constants = constants;
        sectors =
                new DictValue()
                        .put(
                                Market.TECHNOLOGY,
                                extended(Market.TECHNOLOGY, Constant.TECHNOLOGY_EXTENSION))
                        .put(
                                Market.AUTOMOBILE,
                                extended(Market.AUTOMOBILE, Constant.AUTOMOBILE_EXTENSION))
                        .freeze();
    }

    private ListValue extended(Str sector, Constant extension) {
        return extended(Operators.iterate(Operators.item(Market.SECTORS, sector)), extension);
    }

    private ListValue extended(Iterable<Value> items, Constant extension) {
        var all = new ListValue();
        items.forEach(all::add);
        return all.addAll(constants.list(extension));
    }

    DictValue sectors() {
        return sectors;
    }

    DictValue stock(DictValue stock) {
        return stock.shallowCopy()
                .put("MA(5)", constants.list(Constant.MA_5_EXTENSION))
                .put("MA(20)", constants.list(Constant.MA_20_EXTENSION));
    }

    ListValue watchList(ListValue watched) {
        return extended(watched, Constant.WATCH_LIST_EXTENSION);
    }

    ListValue transactions(ListValue filtered) {
        return filtered.isEmpty()
                ? constants.list(Constant.TRANSACTION_HISTORY_EXTENSION)
                : extended(filtered, Constant.TRANSACTION_HISTORY_EXTENSION);
    }

    DictValue order(DictValue order, Value symbol) {
        var metadata = orderMetadata.computeIfAbsent(TextForms.str(symbol), this::describe);
        return order.shallowCopy().put("metadata", metadata);
    }

    private DictValue describe(String symbol) {
        var described = new DictValue();
        for (var text : constants.dict(Constant.ORDER_DETAIL_EXTENSION).entries()) {
            var template = TextForms.str(text.getValue());
            described.put(text.getKey(), new Str(template.replace("{symbol}", symbol)));
        }
        return described.freeze();
    }
}
