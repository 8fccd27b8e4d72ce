package dev.envtune.worker.serve;

import dev.envtune.worker.completion.Ask;
import dev.envtune.worker.completion.PolicyEngine;
import java.util.List;

/// What both kinds of requests are held to.
final class Requests {
    private Requests() {}

    static void requireModel(Fields fields, String served) {
        var asked = fields.needText("model");
        if (!asked.equals(served)) {
            throw ApiException.unknownModel(asked, served);
        }
    }

    /// @return the same
    /// @throws ApiException if they are more than can ever have a place
    static List<Ask> fitting(List<Ask> asks, PolicyEngine engine) {
        if (asks.size() > engine.places()) {
            throw ApiException.invalid(
                    "n",
                    null,
                    "The request asks for %d messages, and this server has %d places. Lower n, or send fewer prompts."
                            .formatted(asks.size(), engine.places()));
        }
        return asks;
    }
}
