package dev.envtune.env.sandbox.trading;

import dev.envtune.env.sandbox.JsonType;
import dev.envtune.env.sandbox.Param;
import dev.envtune.env.sandbox.Returns;
import dev.envtune.env.sandbox.Tool;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.python.Bool;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Value;

/// Logging in and out, and the account's money.
public final class AccountTools {
    private static final Int ZERO = Int.of(0);
    private static final Str OPEN = new Str("Open");

    private final TradingState state;

    AccountTools(TradingState state) {
        this.state = state;
    }

    @Tool(
            name = "trading_login",
            description = "Logs a user in to the trading account.",
            returns =
                    @Returns(
                            field = "status",
                            type = JsonType.STRING,
                            description = "Whether the user is logged in now or was before."),
            establishes = TradingCause.LOGGED_IN)
    public ToolResult login(
            @Param(
                            name = "username",
                            type = JsonType.STRING,
                            description = "The name of the user to log in.")
                    Value username,
            @Param(name = "password", type = JsonType.STRING, description = "The user's password.")
                    Value password) {
        if (state.loggedIn()) {
            return ToolResult.sentinel(
                    DictValue.of("status", "Already logged in"), TradingCause.ALREADY_LOGGED_IN);
        }
        state.authenticated = Bool.TRUE;
        return ToolResult.ok("status", "Logged in successfully");
    }

    @Tool(
            name = "trading_get_login_status",
            description = "Tells whether a user is logged in to the trading account.",
            returns =
                    @Returns(
                            field = "status",
                            type = JsonType.BOOLEAN,
                            description = "Whether a user is logged in."))
    public ToolResult loginStatus() {
        return ToolResult.ok("status", state.loggedIn());
    }

    @Tool(
            name = "trading_logout",
            description = "Logs the current user out of the trading account.",
            returns =
                    @Returns(
                            field = "status",
                            type = JsonType.STRING,
                            description = "The outcome in words."))
    public ToolResult logout() {
        if (!state.loggedIn()) {
            return ToolResult.sentinel(
                    DictValue.of("status", "No user is currently logged in"),
                    TradingCause.NOBODY_TO_LOG_OUT);
        }
        state.authenticated = Bool.FALSE;
        return ToolResult.ok("status", "Logged out successfully");
    }

    @Tool(
            name = "get_account_info",
            description = "Shows the account of the user who is logged in.",
            returns = {
                @Returns(
                        field = "account_id",
                        type = JsonType.INTEGER,
                        description = "The account's id."),
                @Returns(
                        field = "balance",
                        type = JsonType.FLOAT,
                        description = "The money in the account, in dollars."),
                @Returns(
                        field = "binding_card",
                        type = JsonType.INTEGER,
                        description = "The number of the card tied to the account.")
            })
    public ToolResult getAccountInfo() {
        return state.loggedIn()
                ? ToolResult.ok(state.account)
                : ToolResult.failed(
                        TradingCause.NOT_LOGGED_IN, "action", "view account information");
    }

    @Tool(
            name = "fund_account",
            description = "Pays money into the account of the user who is logged in.",
            returns = {
                @Returns(
                        field = "status",
                        type = JsonType.STRING,
                        description = "The outcome in words."),
                @Returns(
                        field = "new_balance",
                        type = JsonType.FLOAT,
                        description = "The money in the account afterwards, in dollars.")
            })
    public ToolResult fund(
            @Param(
                            name = "amount",
                            type = JsonType.FLOAT,
                            description = "How much to pay in, in dollars; above 0.")
                    Value amount) {
        if (!state.loggedIn()) {
            return ToolResult.failed(TradingCause.NOT_LOGGED_IN, "action", "fund the account");
        }
        if (Operators.lessOrEqual(amount, ZERO)) {
            return ToolResult.failed(TradingCause.FUNDING_NOT_POSITIVE);
        }
        var balance = Operators.add(state.balance(), amount);
        state.transact("deposit", amount, balance);
        return ToolResult.ok(
                DictValue.of("status", "Account funded successfully").put("new_balance", balance));
    }

    @Tool(
            name = "withdraw_funds",
            description =
                    "Takes money out of the account of the user who is logged in, while the market"
                            + " is open.",
            returns = {
                @Returns(
                        field = "status",
                        type = JsonType.STRING,
                        description = "The outcome in words."),
                @Returns(
                        field = "new_balance",
                        type = JsonType.FLOAT,
                        description = "The money in the account afterwards, in dollars.")
            })
    public ToolResult withdraw(
            @Param(
                            name = "amount",
                            type = JsonType.FLOAT,
                            description =
                                    "How much to take out, in dollars; above 0 and no more than the"
                                            + " balance.")
                    Value amount) {
        if (!state.loggedIn()) {
            return ToolResult.failed(TradingCause.NOT_LOGGED_IN, "action", "make a transaction");
        }
        if (!state.marketStatus.equals(OPEN)) {
            return ToolResult.failed(TradingCause.MARKET_CLOSED);
        }
        if (Operators.lessOrEqual(amount, ZERO)) {
            return ToolResult.failed(TradingCause.WITHDRAWAL_NOT_POSITIVE);
        }
        if (Operators.greater(amount, state.balance())) {
            return ToolResult.failed(TradingCause.WITHDRAWAL_ABOVE_BALANCE);
        }
        var balance = Operators.subtract(state.balance(), amount);
        state.transact("withdrawal", amount, balance);
        return ToolResult.ok(
                DictValue.of("status", "Withdrawal successful").put("new_balance", balance));
    }
}
