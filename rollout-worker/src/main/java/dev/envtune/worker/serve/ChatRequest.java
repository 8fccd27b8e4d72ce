package dev.envtune.worker.serve;

import dev.envtune.contract.FunctionTool;
import dev.envtune.policy.PolicyException;
import dev.envtune.worker.completion.Ask;
import dev.envtune.worker.completion.PolicyEngine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/// `POST /v1/chat/completions`.
///
/// @param asks all of one prompt
/// @param promptTokens of the prompt
/// @param readsCalls whether tool calls are looked for in the messages
/// @param logprobs whether those of the sampled tokens are wanted
/// @param tokenIds whether the ids of prompt and messages are wanted
record ChatRequest(
        List<Ask> asks,
        int promptTokens,
        boolean readsCalls,
        boolean logprobs,
        boolean tokenIds,
        SamplingFields.Streaming streaming) {
    private static final int MOST_TOOLS = 1_024;
    private static final Pattern TOOL_NAME = Pattern.compile("[a-zA-Z0-9_.-]{1,128}");
    private static final TypeReference<Map<String, Object>> SCHEMA = new TypeReference<>() {};

    /// @throws ApiException if it cannot be answered
    static ChatRequest read(JsonNode request, PolicyEngine engine, String model) {
        var fields = new Fields(request, "");
        Requests.requireModel(fields, model);
        var sampling =
                SamplingFields.read(fields, engine, List.of("max_completion_tokens", "max_tokens"));
        refuse(fields);
        boolean logprobs = fields.truth("logprobs");
        fields.refuseUnless(
                "top_logprobs",
                value -> value.isIntegralNumber() && value.asLong() == 0,
                "The server knows the logprobs of sampled tokens only, not of alternatives: send"
                        + " 0.");
        boolean tokenIds = fields.truth("return_token_ids");
        var offered = mayCall(fields) ? tools(fields) : List.<FunctionTool>of();
        fields.ignore("tools");
        var messages = ChatMessages.read(fields, engine.chat());
        fields.end();
        int[] prompt;
        try {
            prompt = engine.chat().ids(messages, offered);
        } catch (PolicyException e) {
            throw ApiException.invalid("messages", null, String.valueOf(e.getMessage()));
        }
        return new ChatRequest(
                Requests.fitting(
                        sampling.asks(
                                List.of(prompt),
                                engine.usualTokens(),
                                engine.config().window(),
                                "messages"),
                        engine),
                prompt.length,
                !offered.isEmpty(),
                logprobs,
                tokenIds,
                sampling.streaming());
    }

    private static void refuse(Fields fields) {
        fields.refuseUnless(
                "response_format",
                value -> value.path("type").asString("").equals("text"),
                "Answers are not constrained to a schema: leave it out, or send {\"type\":"
                        + " \"text\"}.");
        fields.refuseUnless(
                "parallel_tool_calls",
                value -> value.isBoolean() && value.asBoolean(),
                "The policy decides how many calls it makes: leave it out, or send true.");
        fields.refuseUnless("functions", Fields::isNothing, "Use tools.");
        fields.refuseUnless("function_call", _ -> false, "Use tool_choice.");
        fields.refuseUnless(
                "modalities",
                value -> value.size() == 1 && value.get(0).asString("").equals("text"),
                "The policy reads and writes text: leave it out, or send [\"text\"].");
        fields.refuseUnless("audio", _ -> false, "The policy reads and writes text: leave it out.");
    }

    private static boolean mayCall(Fields fields) {
        fields.refuseUnless(
                "tool_choice",
                value -> value.isString() && List.of("auto", "none").contains(value.asString()),
                "The policy cannot be made to call a tool: send \"auto\" or \"none\".");
        var choice = fields.takeText("tool_choice");
        return choice == null || choice.equals("auto");
    }

    private static List<FunctionTool> tools(Fields fields) {
        var tools = new ArrayList<FunctionTool>();
        var nodes = fields.list("tools", MOST_TOOLS);
        for (int i = 0; i < nodes.size(); i++) {
            var tool = new Fields(nodes.get(i), "tools[" + i + "]");
            if (!tool.needText("type").equals("function")) {
                throw tool.wrong("type", "\"function\"");
            }
            tools.add(tool(new Fields(tool.need("function"), tool.pathOf("function"))));
            tool.end();
        }
        return tools;
    }

    private static FunctionTool tool(Fields function) {
        var name = function.needText("name");
        if (!TOOL_NAME.matcher(name).matches()) {
            throw function.wrong("name", "of 1 to 128 letters, digits, '_', '.' and '-'");
        }
        var description = function.takeText("description");
        var parameters = function.take("parameters");
        function.refuseUnless(
                "strict",
                value -> value.isBoolean() && !value.asBoolean(),
                "Arguments are not constrained to the schema: leave it out, or send false.");
        function.end();
        if (parameters != null && !parameters.isObject()) {
            throw function.wrong("parameters", "a JSON Schema object");
        }
        Map<String, Object> schema =
                parameters == null
                        ? Map.of("type", "object", "properties", Map.of())
                        : Json.MAPPER.convertValue(parameters, SCHEMA);
        return FunctionTool.of(
                new FunctionTool.Function(
                        name, description == null ? "" : description, schema, null));
    }
}
