package dev.envtune.env.sandbox.travel;

import dev.envtune.env.sandbox.Failure;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Value;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Exchange rates, all of them against the US dollar.
final class ExchangeRates {
    private static final int CODE_LENGTH = 3;

    private static final Value DOLLAR = new Str("USD");

    /// What one dollar buys.
    private static final DictValue PER_DOLLAR =
            new DictValue()
                    .put("RMB", 7)
                    .put("EUR", 0.8)
                    .put("JPY", 110)
                    .put("GBP", 0.7)
                    .put("CAD", 1.3)
                    .put("AUD", 1.4)
                    .put("INR", 70)
                    .put("RUB", 60)
                    .put("BRL", 3.8)
                    .put("MXN", 20)
                    .freeze();

    private ExchangeRates() {}

    /// The exchanged value, or null where there is no rate between the two (spec/bfcl-protocol.md 6.3):
    /// from the dollar as a float, to the dollar rounded to cents.
    static @Nullable Value exchange(Value base, Value target, Value value) {
        if (base.equals(DOLLAR)) {
            var rate = PER_DOLLAR.get(target);
            return rate == null ? null : Operators.toFloat(Operators.multiply(value, rate));
        }
        var rate = target.equals(DOLLAR) ? PER_DOLLAR.get(base) : null;
        return rate == null ? null : Operators.round(Operators.divide(value, rate), Int.of(2));
    }

    private static boolean isCurrency(Value code) {
        return code.equals(DOLLAR) || PER_DOLLAR.containsKey(code);
    }

    /// The code that a text means in another letter case, or null.
    private static @Nullable Value inOtherCase(Value code) {
        if (code instanceof Str(var text) && text.length() == CODE_LENGTH) {
            Value upper = new Str(text.toUpperCase(Locale.ROOT));
            return isCurrency(upper) ? upper : null;
        }
        return null;
    }

    /// Why there is no rate: a currency or both are unknown, or neither is the dollar.
    static Failure fault(Value base, Value target) {
        var fault =
                currencyFault(
                        base,
                        TravelCause.BASE_CURRENCY_IN_OTHER_CASE,
                        TravelCause.BASE_CURRENCY_UNKNOWN);
        var targetFault =
                currencyFault(
                        target,
                        TravelCause.TARGET_CURRENCY_IN_OTHER_CASE,
                        TravelCause.TARGET_CURRENCY_UNKNOWN);
        if (fault != null) {
            return targetFault == null ? fault : fault.and(List.of(targetFault));
        }
        if (targetFault != null) {
            return targetFault;
        }
        return Failure.of(
                base.equals(target) ? TravelCause.CURRENCY_SAME : TravelCause.CURRENCY_PAIR);
    }

    private static @Nullable Failure currencyFault(
            Value given, TravelCause otherCase, TravelCause unknown) {
        if (isCurrency(given)) {
            return null;
        }
        var meant = inOtherCase(given);
        return meant == null ? Failure.of(unknown) : Failure.of(otherCase, "instead", meant);
    }
}
