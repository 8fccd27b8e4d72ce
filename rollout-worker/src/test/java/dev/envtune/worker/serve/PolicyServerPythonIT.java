package dev.envtune.worker.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.worker.PythonEnvironment;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// OpenAI's client for Python. Skipped where there is no Python or the package cannot be had.
class PolicyServerPythonIT {
    private static JsonNode results;

    @BeforeAll
    static void run() throws IOException, InterruptedException {
        var python = PythonEnvironment.install("openai");
        try (var policy = ServedPolicy.start()) {
            var said =
                    python.run(
                            Map.of(),
                            "openai_client.py",
                            policy.url(),
                            ServedPolicy.KEY,
                            ServedPolicy.MODEL,
                            String.valueOf(ServedPolicy.SEQUENCES + ServedPolicy.WAITING));
            results = Json.MAPPER.readTree(said.strip().lines().toList().getLast());
        }
    }

    @Test
    void models_areListedAndRetrieved() {
        assertThat(at("/version").asString()).isEqualTo("3.57.0");
        assertThat(texts("/models/ids")).containsExactly(ServedPolicy.MODEL);
        assertThat(at("/models/retrieved").asString()).isEqualTo(ServedPolicy.MODEL);
    }

    @Test
    void chat_plain_isAMessageWithUsage() {
        assertThat(at("/plain/object").asString()).isEqualTo("chat.completion");
        assertThat(at("/plain/model").asString()).isEqualTo(ServedPolicy.MODEL);
        assertThat(at("/plain/role").asString()).isEqualTo("assistant");
        assertThat(at("/plain/content").asString()).isNotBlank();
        assertThat(at("/plain/finish_reason").asString()).isIn("stop", "length");
        assertThat(at("/plain/usage/total_tokens").asInt())
                .isEqualTo(
                        at("/plain/usage/prompt_tokens").asInt()
                                + at("/plain/usage/completion_tokens").asInt());
        assertThat(at("/plain/usage/completion_tokens").asInt()).isBetween(1, 16);
    }

    @Test
    void chat_tools_areCalledAndTheResultGoesBack() {
        assertThat(at("/tools/finish_reason").asString()).isEqualTo("tool_calls");
        assertThat(texts("/tools/calls/0").subList(0, 2))
                .containsExactly("function", "fillFuelTank");
        var arguments = Json.MAPPER.readTree(at("/tools/calls/0/2").asString());
        assertThat(arguments.path("fuelAmount").asDouble()).isEqualTo(5);
        assertThat(at("/tools/prompt_tokens/1").asInt())
                .isGreaterThan(
                        at("/tools/prompt_tokens/0").asInt()
                                + at("/tools/completion_tokens/0").asInt());
        assertThat(at("/tools/completion_tokens/1").asInt()).isPositive();
    }

    @Test
    void chat_streamed_isTheSameWithUsageAtTheEnd() {
        assertThat(String.join("", texts("/streamed/pieces")))
                .isEqualTo(at("/streamed/whole").asString());
        assertThat(at("/streamed/pieces").size()).isGreaterThan(1);
        assertThat(at("/streamed/finish_reasons/1")).isEqualTo(at("/streamed/finish_reasons/0"));
        assertThat(at("/streamed/usage/1")).isEqualTo(at("/streamed/usage/0"));
        assertThat(at("/streamed/last_has_choices").asBoolean()).isFalse();
    }

    @Test
    void chat_logprobs_areOneAToken() {
        var logprobs = numbers("/streamed/logprobs");
        assertThat(logprobs)
                .hasSize(at("/streamed/usage/0/completion_tokens").asInt())
                .allSatisfy(logprob -> assertThat(logprob).isNotPositive());
        assertThat(numbers("/streamed/streamed_logprobs")).isEqualTo(logprobs);
    }

    @Test
    void chat_sameSeed_isTheSameAnswer() {
        assertThat(at("/seeded/0").asString()).isNotBlank().isEqualTo(at("/seeded/1").asString());
        assertThat(at("/seeded/2").asString()).isNotEqualTo(at("/seeded/0").asString());
    }

    @Test
    void completions_stop_endsBeforeIt() {
        var free = at("/stopped/free").asString();
        var stop = at("/stopped/stop").asString();
        assertThat(stop).isNotEmpty();
        assertThat(at("/stopped/text").asString()).isEqualTo(free.substring(0, free.indexOf(stop)));
        assertThat(at("/stopped/finish_reason").asString()).isEqualTo("stop");
    }

    @Test
    void completions_ofTextAndOfItsIds_areTheSame() {
        assertThat(at("/completions/0/prompt").size()).isPositive();
        assertThat(at("/completions/0/ids").size()).isBetween(1, 12);
        assertThat(numbers("/completions/0/logprobs"))
                .hasSize(at("/completions/0/ids").size())
                .allSatisfy(logprob -> assertThat(logprob).isNotPositive());
        assertThat(at("/completions/1")).isEqualTo(at("/completions/0"));
    }

    @Test
    void errors_areTheClientsTypes() {
        refused("/bad_request", "BadRequestError", 400);
        assertThat(at("/bad_request/param").asString()).isEqualTo("temperature");
        refused("/unknown_model", "NotFoundError", 404);
        assertThat(at("/unknown_model/code").asString()).isEqualTo("model_not_found");
        refused("/wrong_key", "AuthenticationError", 401);
    }

    @Test
    void full_isToldWhenToComeBack() {
        refused("/full", "RateLimitError", 429);
        assertThat(at("/full/retry_after").asString()).isEqualTo("1");
    }

    private static void refused(String result, String type, int status) {
        assertThat(at(result + "/class").asString()).isEqualTo(type);
        assertThat(at(result + "/status").asInt()).isEqualTo(status);
    }

    private static JsonNode at(String pointer) {
        var found = results.at(pointer);
        assertThat(found.isMissingNode()).as("%s in %s", pointer, results).isFalse();
        return found;
    }

    private static List<String> texts(String pointer) {
        var texts = new ArrayList<String>();
        at(pointer).forEach(text -> texts.add(text.asString()));
        return texts;
    }

    private static List<Double> numbers(String pointer) {
        var numbers = new ArrayList<Double>();
        at(pointer).forEach(number -> numbers.add(number.asDouble()));
        return numbers;
    }
}
