package dev.envtune.worker.serve;

import dev.envtune.policy.generate.CounterRandom;
import dev.envtune.policy.generate.Sampling;
import dev.envtune.worker.completion.Ask;
import dev.envtune.worker.completion.PolicyEngine;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What both kinds of requests say about sampling.
///
/// @param n messages for each prompt
/// @param stops strings
/// @param ends tokens that end a message: the policy's own, and those that the request adds
/// @param maxTokens of a message, null for what is usual
record SamplingFields(
        int n,
        double temperature,
        double topP,
        int topK,
        long seed,
        List<String> stops,
        Set<Integer> ends,
        @Nullable Integer maxTokens,
        String limitField,
        Streaming streaming) {
    private static final int MOST_STOPS = 4;
    private static final int LONGEST_STOP = 1_000;
    private static final int MOST_STOP_TOKENS = 64;
    private static final String PENALTY = "Leave it out, or send 0.";

    /// @param wanted whether the answer is a stream of events
    /// @param usage whether it ends with the numbers of tokens
    record Streaming(boolean wanted, boolean usage) {}

    /// @param limitFields that hold the limit of length, the newest first
    static SamplingFields read(Fields fields, PolicyEngine engine, List<String> limitFields) {
        int vocabulary = engine.config().vocabulary();
        refuse(fields);
        var n = fields.whole("n", 1, 128);
        var seed = fields.whole("seed", Long.MIN_VALUE, Long.MAX_VALUE);
        var topK = fields.whole("top_k", -1, Integer.MAX_VALUE);
        var topP = fields.number("top_p", 1, 0, 1);
        if (topP == 0) {
            throw fields.wrong(
                    "top_p", "more than 0 and at most 1; for greedy sampling send temperature 0");
        }
        Integer maxTokens = null;
        var limitField = limitFields.getFirst();
        for (var name : limitFields) {
            var limit = fields.whole(name, 1, Integer.MAX_VALUE);
            if (limit != null && maxTokens == null) {
                maxTokens = Math.toIntExact(limit);
                limitField = name;
            }
        }
        var ends = new HashSet<>(engine.tokenizer().endOfTurnIds());
        for (var id : fields.list("stop_token_ids", MOST_STOP_TOKENS)) {
            ends.add(id(id, vocabulary, fields, "stop_token_ids"));
        }
        return new SamplingFields(
                n == null ? 1 : Math.toIntExact(n),
                fields.number("temperature", 1, 0, 2),
                topP,
                topK == null || topK < 0 ? 0 : Math.toIntExact(Math.min(topK, vocabulary)),
                seed == null ? ThreadLocalRandom.current().nextLong() : seed,
                stops(fields),
                Set.copyOf(ends),
                maxTokens,
                limitField,
                streaming(fields));
    }

    private static void refuse(Fields fields) {
        fields.refuseUnless("frequency_penalty", SamplingFields::isZero, PENALTY);
        fields.refuseUnless("presence_penalty", SamplingFields::isZero, PENALTY);
        fields.refuseUnless("logit_bias", Fields::isNothing, "Leave it out.");
        fields.refuseUnless("min_p", SamplingFields::isZero, "Use top_p or top_k.");
        fields.refuseUnless(
                "repetition_penalty", value -> value.isNumber() && value.asDouble() == 1, PENALTY);
        fields.ignore("user", "metadata", "store", "service_tier", "safety_identifier");
    }

    private static boolean isZero(JsonNode value) {
        return value.isNumber() && value.asDouble() == 0;
    }

    private static List<String> stops(Fields fields) {
        var single = fields.take("stop");
        if (single == null) {
            return List.of();
        }
        var all = single.isString() ? List.of(single) : fields.list("stop", MOST_STOPS);
        var stops = new ArrayList<String>();
        for (var stop : all) {
            var text = stop.isString() ? stop.asString() : "";
            if (text.isEmpty()
                    || text.length() > LONGEST_STOP
                    || !StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
                throw fields.wrong(
                        "stop",
                        "a string or a list of up to %d, each of 1 to %d characters"
                                .formatted(MOST_STOPS, LONGEST_STOP));
            }
            stops.add(text);
        }
        return stops;
    }

    private static Streaming streaming(Fields fields) {
        boolean wanted = fields.truth("stream");
        var node = fields.take("stream_options");
        if (node == null) {
            return new Streaming(wanted, false);
        }
        if (!wanted) {
            throw ApiException.invalid(
                    "stream_options", null, "'stream_options' needs 'stream': true.");
        }
        var options = new Fields(node, "stream_options");
        boolean usage = options.truth("include_usage");
        options.ignore("include_obfuscation");
        options.end();
        return new Streaming(true, usage);
    }

    /// A token id of the vocabulary.
    static int id(JsonNode node, int vocabulary, Fields fields, String name) {
        if (!node.isIntegralNumber()
                || !node.canConvertToInt()
                || node.asInt() < 0
                || node.asInt() >= vocabulary) {
            throw fields.wrong(
                    name, "token ids from 0 to %d; %s is none".formatted(vocabulary - 1, node));
        }
        return node.asInt();
    }

    /// The messages that are asked for with a prompt. The first has the seed itself, others seeds made
    /// from it.
    ///
    /// @param prompts seeds differ for each of them
    /// @param usual new tokens where the request does not say
    /// @param field of the prompt
    /// @throws ApiException if there is no room for them in the window
    List<Ask> asks(List<int[]> prompts, int usual, int window, String field) {
        var asks = new ArrayList<Ask>();
        for (var prompt : prompts) {
            int limit = limit(prompt.length, usual, window, field);
            for (int i = 0; i < n; i++) {
                long own = i == 0 ? seed : CounterRandom.seed(seed, i);
                var sampling = new Sampling(temperature, topP, topK, limit, ends, own);
                asks.add(new Ask(prompt, sampling, stops));
            }
        }
        return asks;
    }

    private int limit(int length, int usual, int window, String field) {
        int room = window - length;
        int wanted = Objects.requireNonNullElse(maxTokens, 1);
        if (wanted > room) {
            throw ApiException.invalid(
                    field,
                    "context_length_exceeded",
                    "The context window of this policy is %d tokens: %d of the prompt and %d of the answer are %d. Shorten the prompt or lower %s."
                            .formatted(window, length, wanted, (long) length + wanted, limitField));
        }
        return maxTokens == null ? Math.min(usual, room) : maxTokens;
    }
}
