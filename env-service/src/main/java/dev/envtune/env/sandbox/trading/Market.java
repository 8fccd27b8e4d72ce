package dev.envtune.env.sandbox.trading;

import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Strings;
import dev.envtune.env.sandbox.python.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What never changes about the market: companies, sectors and the stocks of the default state
/// (spec/bfcl-protocol.md 7.6).
final class Market {
    static final Str TECHNOLOGY = new Str("Technology");
    static final Str AUTOMOBILE = new Str("Automobile");

    /// Symbols by company name.
    static final DictValue COMPANIES =
            new DictValue()
                    .put("Apple", "AAPL")
                    .put("Google", "GOOG")
                    .put("Tesla", "TSLA")
                    .put("Microsoft", "MSFT")
                    .put("Nvidia", "NVDA")
                    .put("Zeta Corp", "ZETA")
                    .put("Alpha Tech", "ALPH")
                    .put("Omega Industries", "OMEG")
                    .put("Quasar Ltd.", "QUAS")
                    .put("Neptune Systems", "NEPT")
                    .put("Synex Solutions", "SYNX")
                    .put("Amazon", "AMZN")
                    .put("Gorilla", "GORI")
                    .freeze();

    /// What is told of a sector: `{"stock_list": [...]}`, by sector.
    static final DictValue STOCK_LISTS =
            new DictValue()
                    .put(TECHNOLOGY, stockList("AAPL", "GOOG", "MSFT", "NVDA"))
                    .put(AUTOMOBILE, stockList("TSLA", "F", "GM"))
                    .freeze();

    /// Records by symbol.
    static final DictValue STOCKS =
            new DictValue()
                    .put("AAPL", stock(227.16, 0.17, 2.552, 227.11, 227.09))
                    .put("GOOG", stock(2840.34, 0.24, 1.123, 2835.67, 2842.15))
                    .put("TSLA", stock(667.92, -0.12, 1.654, 671.15, 668.2))
                    .put("MSFT", stock(310.23, 0.09, 3.234, 309.88, 310.11))
                    .put("NVDA", stock(220.34, 0.34, 1.234, 220.45, 220.67))
                    .put("ALPH", stock(1320.45, -0.08, 1.567, 1321.12, 1325.78))
                    .put("OMEG", stock(457.23, 0.12, 2.345, 456.78, 458.12))
                    .put("QUAS", stock(725.89, -0.03, 1.789, 726.45, 728.0))
                    .put("NEPT", stock(88.34, 0.19, 0.654, 88.21, 88.67))
                    .put("SYNX", stock(345.67, 0.11, 2.112, 345.34, 346.12))
                    .put("ZETA", stock(22.09, -0.05, 0.789, 22.12, 22.34))
                    .freeze();

    private static final int LEAST_CHARS = 3;
    private static final int MOST_CHARS = 60;

    private Market() {}

    /// The company whose name begins as a given one does or the other way round (`apple inc`), or null;
    /// a symbol is no name.
    static @Nullable Str companyMeant(Value given) {
        if (!(given instanceof Str(var text)) || COMPANIES.values().contains(given)) {
            return null;
        }
        var sought = Strings.lower(text.strip());
        if (sought.length() < LEAST_CHARS || sought.length() > MOST_CHARS) {
            return null;
        }
        for (var company : COMPANIES.keys()) {
            if (company instanceof Str name) {
                var known = Strings.lower(name.value());
                if (known.startsWith(sought) || sought.startsWith(known)) {
                    return name;
                }
            }
        }
        return null;
    }

    private static DictValue stockList(String... symbols) {
        return DictValue.of("stock_list", ListValue.ofStrings(List.of(symbols)));
    }

    /// @param average5 the moving average over 5 days
    /// @param average20 that over 20 days
    private static DictValue stock(
            double price, double percentChange, double volume, double average5, double average20) {
        return DictValue.of("price", price)
                .put("percent_change", percentChange)
                .put("volume", volume)
                .put("MA(5)", average5)
                .put("MA(20)", average20);
    }
}
