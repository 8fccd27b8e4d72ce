package dev.envtune.env.sandbox.travel;

import static dev.envtune.env.sandbox.JsonType.FLOAT;
import static dev.envtune.env.sandbox.JsonType.STRING;

import dev.envtune.env.sandbox.Param;
import dev.envtune.env.sandbox.Returns;
import dev.envtune.env.sandbox.Tool;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.PythonError;
import dev.envtune.env.sandbox.python.Value;
import dev.envtune.env.sandbox.travel.Shared.AccessToken;

/// The budget, and money in other currencies.
public final class MoneyTools {
    private final TravelState travel;

    MoneyTools(TravelState travel) {
        this.travel = travel;
    }

    @Tool(
            name = "set_budget_limit",
            description =
                    "Sets the budget limit. Flights need a card whose balance is not below it, and"
                            + " an insurance may not cost more.",
            returns =
                    @Returns(
                            field = "budget_limit",
                            type = FLOAT,
                            description = "The new limit in US dollars."))
    public ToolResult limitBudget(
            @AccessToken Value token,
            @Param(name = "budget_limit", type = FLOAT, description = "The limit in US dollars.")
                    Value limit) {
        var refused = travel.tokenFault(token);
        if (refused != null) {
            return new ToolResult.Failed(refused);
        }
        try {
            travel.budgetLimit = Operators.toFloat(limit);
        } catch (PythonError e) {
            return ToolResult.failed(TravelCause.BUDGET_NOT_NUMBER, "message", e.text());
        }
        return ToolResult.ok("budget_limit", travel.budgetLimit);
    }

    @Tool(
            name = "get_budget_fiscal_year",
            description = "Tells the fiscal year that the budget belongs to.",
            returns =
                    @Returns(
                            field = "budget_fiscal_year",
                            type = STRING,
                            description = "The fiscal year."))
    public ToolResult budgetFiscalYear(
            @Param(
                            name = "lastModifiedAfter",
                            type = STRING,
                            description =
                                    "A UTC time such as 2016-03-29T16:12:20. It does not change the"
                                            + " answer.",
                            defaultsTo = "None")
                    Value lastModifiedAfter,
            @Param(
                            name = "includeRemoved",
                            type = STRING,
                            description = "true or false. It does not change the answer.",
                            defaultsTo = "None")
                    Value includeRemoved) {
        return ToolResult.ok("budget_fiscal_year", "2018");
    }

    @Tool(
            name = "compute_exchange_rate",
            description =
                    "Converts a value from US dollars into another currency or from another"
                            + " currency into US dollars.",
            returns =
                    @Returns(
                            field = "exchanged_value",
                            type = FLOAT,
                            description = "The value in the target currency."))
    public ToolResult exchange(
            @Param(
                            name = "base_currency",
                            type = STRING,
                            description = "The currency that the value is in.",
                            values = {
                                "USD", "RMB", "EUR", "JPY", "GBP", "CAD", "AUD", "INR", "RUB",
                                "BRL", "MXN"
                            })
                    Value base,
            @Param(
                            name = "target_currency",
                            type = STRING,
                            description = "The currency that is asked for.",
                            values = {
                                "USD", "RMB", "EUR", "JPY", "GBP", "CAD", "AUD", "INR", "RUB",
                                "BRL", "MXN"
                            })
                    Value target,
            @Param(name = "value", type = FLOAT, description = "The value to convert.")
                    Value value) {
        var exchanged = ExchangeRates.exchange(base, target, value);
        return exchanged == null
                ? new ToolResult.Failed(ExchangeRates.fault(base, target))
                : ToolResult.ok("exchanged_value", exchanged);
    }
}
