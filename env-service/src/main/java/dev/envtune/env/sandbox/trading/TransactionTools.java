package dev.envtune.env.sandbox.trading;

import dev.envtune.env.sandbox.Cause;
import dev.envtune.env.sandbox.JsonType;
import dev.envtune.env.sandbox.Param;
import dev.envtune.env.sandbox.Returns;
import dev.envtune.env.sandbox.Reworded;
import dev.envtune.env.sandbox.Tool;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.Wording;
import dev.envtune.env.sandbox.python.Dates;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.PythonError;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import org.jspecify.annotations.Nullable;

/// The account's past transactions.
public final class TransactionTools {
    private static final Cause NOT_LOGGED_IN_FOR_HISTORY =
            Reworded.of(
                    TradingCause.NOT_LOGGED_IN,
                    Wording.errorInList(
                            "User not authenticated. Please log in to view transaction history."));
    private static final Str TIMESTAMP = new Str("timestamp");
    private static final DateTimeFormatter TIMESTAMP_FORM =
            DateTimeFormatter.ofPattern("uuuu-M-d H:m:s").withResolverStyle(ResolverStyle.STRICT);

    private final TradingState state;

    TransactionTools(TradingState state) {
        this.state = state;
    }

    @Tool(
            name = "get_transaction_history",
            description =
                    "Lists the deposits and withdrawals of the user who is logged in, all or those"
                            + " between two dates.",
            returns =
                    @Returns(
                            field = "transaction_history",
                            type = JsonType.ARRAY,
                            description =
                                    "The transactions, each an object with type (deposit or"
                                            + " withdrawal), amount and timestamp."))
    public ToolResult getTransactionHistory(
            @Param(
                            name = "start_date",
                            type = JsonType.STRING,
                            description = "The first day to list; left out for no limit.",
                            defaultsTo = "None",
                            format = "YYYY-MM-DD, such as 2024-09-02")
                    Value start,
            @Param(
                            name = "end_date",
                            type = JsonType.STRING,
                            description =
                                    "The day at whose midnight the list ends, so give the day after"
                                            + " the last one; left out for no limit.",
                            defaultsTo = "None",
                            format = "YYYY-MM-DD, such as 2024-09-03")
                    Value end) {
        if (!state.loggedIn()) {
            return ToolResult.failed(NOT_LOGGED_IN_FOR_HISTORY);
        }
        LocalDate first;
        LocalDate last;
        try {
            first = date(start);
        } catch (PythonError e) { // known by argument here, unlike in the general failure
            return ToolResult.failed(TradingCause.START_DATE_UNREADABLE, "problem", e.text());
        }
        try {
            last = date(end);
        } catch (PythonError e) {
            return ToolResult.failed(TradingCause.END_DATE_UNREADABLE, "problem", e.text());
        }
        return between(first, last);
    }

    private static @Nullable LocalDate date(Value given) {
        return given.truthy() ? Dates.parse(given) : null;
    }

    /// Both limits are midnights and belong to the range (spec/bfcl-protocol.md 7.6).
    private ToolResult between(@Nullable LocalDate first, @Nullable LocalDate last) {
        var found = new ListValue();
        boolean lastDayCut = false;
        for (var transaction : state.transactions) {
            var stamp = stamp(transaction);
            if (stamp == null) {
                return ToolResult.failed(TradingCause.TRANSACTION_LACKS_FIELD, "field", TIMESTAMP);
            }
            var time = time(stamp);
            if (last != null && time.isAfter(last.atStartOfDay())) {
                lastDayCut |= time.toLocalDate().equals(last);
            } else if (first == null || !time.isBefore(first.atStartOfDay())) {
                found.add(transaction);
            }
        }
        var result =
                state.longTrading == null
                        ? DictValue.of("transaction_history", found)
                        : state.longTrading.history(found);
        return lastDayCut && last != null
                ? ToolResult.sentinel(
                        result,
                        TradingCause.END_DATE_EXCLUDED,
                        "instead",
                        last.plusDays(1).toString())
                : ToolResult.ok(result);
    }

    private static @Nullable Value stamp(Value transaction) {
        return transaction instanceof DictValue record
                ? record.get(TIMESTAMP)
                : Operators.item(transaction, TIMESTAMP);
    }

    private static LocalDateTime time(Value stamp) {
        try {
            return LocalDateTime.parse(Operators.text(stamp, "strptime"), TIMESTAMP_FORM);
        } catch (DateTimeParseException _) {
            throw new PythonError(
                    PythonError.Type.VALUE_ERROR,
                    "time data "
                            + TextForms.repr(stamp)
                            + " does not match format '%Y-%m-%d %H:%M:%S'");
        }
    }
}
