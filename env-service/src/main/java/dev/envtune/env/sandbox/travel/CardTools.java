package dev.envtune.env.sandbox.travel;

import static dev.envtune.env.sandbox.JsonType.FLOAT;
import static dev.envtune.env.sandbox.JsonType.INTEGER;
import static dev.envtune.env.sandbox.JsonType.OBJECT;
import static dev.envtune.env.sandbox.JsonType.STRING;

import dev.envtune.env.sandbox.Param;
import dev.envtune.env.sandbox.Returns;
import dev.envtune.env.sandbox.Tool;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.None;
import dev.envtune.env.sandbox.python.Value;
import dev.envtune.env.sandbox.travel.Shared.AccessToken;
import dev.envtune.env.sandbox.travel.Shared.CardId;

/// Credit cards.
public final class CardTools {
    private final TravelState travel;

    CardTools(TravelState travel) {
        this.travel = travel;
    }

    @Tool(
            name = "register_credit_card",
            description =
                    "Registers a credit card and gives it an id, which payments ask for, and a"
                            + " balance.",
            returns =
                    @Returns(
                            field = "card_id",
                            type = STRING,
                            description = "The id of the registered card."),
            establishes = "card_registered")
    public ToolResult registerCard(
            @AccessToken Value token,
            @Param(name = "card_number", type = STRING, description = "The number on the card.")
                    Value number,
            @Param(
                            name = "expiration_date",
                            type = STRING,
                            description = "When the card expires.",
                            format = "MM/YYYY, such as 09/2027")
                    Value expirationDate,
            @Param(name = "cardholder_name", type = STRING, description = "The name on the card.")
                    Value cardholder,
            @Param(
                            name = "card_verification_number",
                            type = INTEGER,
                            description = "The verification number on the back of the card.")
                    Value verificationNumber) {
        if (travel.tokenExpiresIn == None.NONE) {
            return ToolResult.failed(TravelCause.TOKEN_UNSET);
        }
        var refused = travel.tokenFault(token);
        if (refused != null) {
            return new ToolResult.Failed(refused);
        }
        if (travel.cards.find(number) != null) {
            return ToolResult.failed(TravelCause.CARD_ALREADY_REGISTERED);
        }
        var cardId = travel.drawId(100_000_000_000L, 999_999_999_999L);
        var balance = travel.random.randint(10_000, 99_999);
        travel.cards.put(
                cardId,
                DictValue.of("card_number", number)
                        .put("expiration_date", expirationDate)
                        .put("cardholder_name", cardholder)
                        .put("card_verification_number", verificationNumber)
                        .put(TravelState.BALANCE, balance));
        return ToolResult.ok("card_id", cardId);
    }

    @Tool(
            name = "get_all_credit_cards",
            description = "Lists all registered credit cards by their ids.",
            returns =
                    @Returns(
                            field = "credit_card_list",
                            type = OBJECT,
                            description =
                                    "For each card id its card_number, expiration_date,"
                                            + " cardholder_name, card_verification_number and"
                                            + " balance, as far as they are known."))
    public ToolResult allCards() {
        return ToolResult.ok("credit_card_list", travel.cards.byId());
    }

    @Tool(
            name = "get_credit_card_balance",
            description = "Tells the balance of a registered credit card.",
            returns =
                    @Returns(
                            field = "card_balance",
                            type = FLOAT,
                            description = "The balance in US dollars."))
    public ToolResult cardBalance(@AccessToken Value token, @CardId Value cardId) {
        var refused = travel.tokenFault(token);
        if (refused != null) {
            return new ToolResult.Failed(refused);
        }
        var card = travel.cards.find(cardId);
        if (card == null) {
            return new ToolResult.Failed(travel.cardFault(cardId));
        }
        var balance = card.get(TravelState.BALANCE);
        return balance == null
                ? TravelState.fieldMissing(TravelState.BALANCE)
                : ToolResult.ok("card_balance", balance);
    }
}
