package dev.envtune.env.sandbox.trading;

import dev.envtune.env.sandbox.Config;
import dev.envtune.env.sandbox.Domain;
import dev.envtune.env.sandbox.LongContext;
import dev.envtune.env.sandbox.Sandbox;
import dev.envtune.env.sandbox.ToolGroup;
import dev.envtune.env.sandbox.python.DictValue;
import org.jspecify.annotations.Nullable;

/// A stock market and one account at a broker (spec/bfcl-protocol.md 7.6).
@Domain(
        name = "TradingBot",
        document = "trading_bot",
        description =
                "Part of a stock trading system: the market, and one account with its orders, money"
                        + " and watchlist.")
public final class TradingSandbox implements Sandbox {
    private final TradingState state;

    public TradingSandbox() {
        this(new TradingState());
    }

    private TradingSandbox(TradingState state) {
        this.state = state;
    }

    @Override
    public void load(DictValue config, @Nullable LongContext constants) {
        state.load(new Config("TradingBot", config), constants);
    }

    @Override
    public TradingSandbox copy() {
        return new TradingSandbox(state.copy());
    }

    @Override
    public DictValue state() {
        return state.compared();
    }

    @ToolGroup
    public AccountTools account() {
        return new AccountTools(state);
    }

    @ToolGroup
    public OrderTools orders() {
        return new OrderTools(state);
    }

    @ToolGroup
    public WatchlistTools watchlist() {
        return new WatchlistTools(state);
    }

    @ToolGroup
    public TransactionTools transactions() {
        return new TransactionTools(state);
    }

    @ToolGroup
    public MarketTools market() {
        return new MarketTools(state);
    }
}
