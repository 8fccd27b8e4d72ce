package dev.envtune.worker.serve;

import dev.envtune.worker.completion.Ask;
import dev.envtune.worker.completion.PolicyEngine;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// `POST /v1/completions`: prompts as texts or token ids.
///
/// @param asks those of the first prompt first
/// @param promptTokens of all prompts
/// @param logprobs whether those of the sampled tokens are wanted
/// @param tokenIds whether the ids of prompts and messages are wanted
record TextRequest(
        List<Ask> asks,
        int promptTokens,
        boolean logprobs,
        boolean tokenIds,
        SamplingFields.Streaming streaming) {
    private static final int USUAL_TOKENS = 16;
    private static final int MOST_PROMPTS = 1_024;

    /// @throws ApiException if it cannot be answered
    static TextRequest read(JsonNode request, PolicyEngine engine, String model) {
        var fields = new Fields(request, "");
        Requests.requireModel(fields, model);
        var sampling = SamplingFields.read(fields, engine, List.of("max_tokens"));
        fields.refuseUnless("best_of", TextRequest::isOne, "Use n and choose yourself.");
        fields.refuseUnless("echo", value -> !value.asBoolean(true), "Leave it out.");
        fields.refuseUnless(
                "suffix", value -> value.isString() && value.asString().isEmpty(), "Leave it out.");
        boolean logprobs = fields.take("logprobs") != null;
        fields.refuseUnless(
                "logprobs",
                value -> value.isIntegralNumber() && value.asLong() == 0,
                "The server knows the logprobs of sampled tokens only, not of alternatives: send"
                        + " 0.");
        boolean tokenIds = fields.truth("return_token_ids");
        var prompts = prompts(fields, engine);
        fields.end();
        return new TextRequest(
                Requests.fitting(
                        sampling.asks(prompts, USUAL_TOKENS, engine.config().window(), "prompt"),
                        engine),
                prompts.stream().mapToInt(ids -> ids.length).sum(),
                logprobs,
                tokenIds,
                sampling.streaming());
    }

    private static boolean isOne(JsonNode value) {
        return value.isIntegralNumber() && value.asLong() == 1;
    }

    private static List<int[]> prompts(Fields fields, PolicyEngine engine) {
        var prompt = fields.need("prompt");
        var prompts = new ArrayList<int[]>();
        if (prompt.isString()) {
            prompts.add(engine.tokenizer().encode(prompt.asString()));
        } else if (!prompt.isArray() || prompt.isEmpty()) {
            throw wrong(fields);
        } else if (prompt.get(0).isNumber()) {
            prompts.add(ids(prompt, fields, engine));
        } else {
            for (var one : fields.list("prompt", MOST_PROMPTS)) {
                if (one.isString()) {
                    prompts.add(engine.tokenizer().encode(one.asString()));
                } else if (one.isArray()) {
                    prompts.add(ids(one, fields, engine));
                } else {
                    throw wrong(fields);
                }
            }
        }
        if (prompts.stream().anyMatch(ids -> ids.length == 0)) {
            throw fields.wrong("prompt", "of at least one token");
        }
        return prompts;
    }

    private static int[] ids(JsonNode list, Fields fields, PolicyEngine engine) {
        int window = engine.config().window();
        if (list.size() > window) {
            throw ApiException.invalid(
                    "prompt",
                    "context_length_exceeded",
                    "The context window of this policy is %d tokens, and the prompt alone has %d. Shorten it."
                            .formatted(window, list.size()));
        }
        int vocabulary = engine.config().vocabulary();
        var ids = new int[list.size()];
        for (int i = 0; i < ids.length; i++) {
            ids[i] = SamplingFields.id(list.get(i), vocabulary, fields, "prompt");
        }
        return ids;
    }

    private static ApiException wrong(Fields fields) {
        return fields.wrong("prompt", "a string, a list of token ids, or a list of either");
    }
}
