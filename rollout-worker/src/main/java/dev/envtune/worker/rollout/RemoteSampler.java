package dev.envtune.worker.rollout;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.envtune.contract.chat.ModelServer;
import dev.envtune.contract.chat.ModelServerException;
import dev.envtune.policy.generate.Completion;
import dev.envtune.policy.generate.Completion.Finish;
import dev.envtune.policy.generate.Sampling;
import java.util.Arrays;
import java.util.Collection;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Samples through the completions of an engine that takes token ids and gives them back: another
/// `serve-policy`, vLLM or SGLang. What it answers is not believed before it is checked.
public final class RemoteSampler implements Sampler {
    private static final String ASK_FOR_IDS =
            "Use vLLM 0.10.2 or later, an SGLang of July 2026 or later, or ./envtune serve-policy,"
                    + " whose /v1/completions know return_token_ids.";
    private static final String ASK_FOR_LOGPROBS =
            "Allow logprobs on the engine: it must answer /v1/completions with \"logprobs\": 0.";
    private static final String KEEP_THE_PROMPT =
            "The engine must take the prompt's ids as they are: turn off whatever adds or cuts tokens.";
    private static final String CHECK =
            "Look at the log of the engine, and whether it is the model that --tokenizer is of.";
    private static final double ROUNDING = 1e-3;

    private final ModelServer server;
    private final Model model;

    /// A model of an engine.
    ///
    /// @param window tokens that a sequence may have, or null where nobody says
    /// @param vocabulary how many token ids there are
    public record Model(String name, @Nullable Integer window, int vocabulary) {}

    public RemoteSampler(ModelServer server, Model model) {
        this.server = server;
        this.model = model;
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Question(
            String model,
            int[] prompt,
            @JsonProperty("return_token_ids") boolean returnTokenIds,
            int logprobs,
            @JsonProperty("max_tokens") int maxTokens,
            double temperature,
            @JsonProperty("top_p") double topP,
            @JsonProperty("top_k") @Nullable Integer topK,
            @JsonProperty("stop_token_ids") Collection<Integer> stops,
            long seed) {}

    @Override
    public Conversation open() {
        return new Conversation() {
            private int[] ids = {};

            @Override
            public Future<Completion> next(int[] more, Sampling sampling) {
                var prompt = joined(ids, more);
                var task =
                        new FutureTask<>(
                                () -> {
                                    var completion = complete(prompt, sampling);
                                    ids = joined(prompt, completion.ids());
                                    return completion;
                                });
                Thread.startVirtualThread(task);
                return task;
            }

            @Override
            public void close() {}
        };
    }

    private static int[] joined(int[] one, int[] other) {
        var both = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, both, one.length, other.length);
        return both;
    }

    /// A message after a prompt.
    ///
    /// @throws UntrainableException if the answer lacks token ids or logprobs
    /// @throws ModelServerException if there is none, or none that can be used
    public Completion complete(int[] prompt, Sampling sampling) {
        int room = model.window() == null ? Integer.MAX_VALUE : model.window() - prompt.length;
        if (room <= 0) {
            return full();
        }
        int limit = Math.min(room, sampling.maxTokens());
        var question =
                new Question(
                        model.name(),
                        prompt,
                        true,
                        0,
                        limit,
                        sampling.temperature(),
                        sampling.topP(),
                        sampling.topK() == 0 ? null : sampling.topK(),
                        sampling.stops(),
                        sampling.seed());
        JsonNode choice;
        try {
            choice = server.ask("/completions", question).path("choices").path(0);
        } catch (ModelServerException.Refused e) {
            if (e.tooLong()) {
                return full();
            }
            throw e;
        }
        return checked(choice, prompt, sampling, limit);
    }

    private static Completion full() {
        return new Completion(new int[0], new float[0], Finish.WINDOW);
    }

    private Completion checked(JsonNode choice, int[] prompt, Sampling sampling, int limit) {
        int[] ids = ids(choice, "token_ids", ASK_FOR_IDS);
        if (!Arrays.equals(ids(choice, "prompt_token_ids", ASK_FOR_IDS), prompt)) {
            throw new UntrainableException(
                    server.base().toString(),
                    "prompt_token_ids that are those of the prompt",
                    KEEP_THE_PROMPT);
        }
        var logprobs = logprobs(choice);
        require(
                ids.length == logprobs.length,
                "%d token_ids but %d logprobs",
                ids.length,
                logprobs.length);
        require(
                ids.length > 0 && ids.length <= limit,
                "%d token_ids where 1 to %d were asked for",
                ids.length,
                limit);
        var reason = choice.path("finish_reason").asString("");
        boolean stopped = sampling.stops().contains(ids[ids.length - 1]);
        return switch (reason) {
            case "stop" -> {
                require(stopped, "a message that ended without its last token in token_ids");
                yield new Completion(ids, logprobs, Finish.STOP);
            }
            case "length" ->
                    new Completion(
                            ids,
                            logprobs,
                            stopped
                                    ? Finish.STOP
                                    : limit < sampling.maxTokens() ? Finish.WINDOW : Finish.LENGTH);
            default -> throw unusable("the finish_reason '%s'".formatted(reason));
        };
    }

    private int[] ids(JsonNode choice, String field, String nextStep) {
        var list = choice.path(field);
        if (!list.isArray()) {
            throw new UntrainableException(server.base().toString(), field, nextStep);
        }
        var ids = new int[list.size()];
        for (int i = 0; i < ids.length; i++) {
            int id = list.get(i).isInt() ? list.get(i).asInt() : -1;
            require(
                    id >= 0 && id < model.vocabulary(),
                    "the id %s in %s, which is not in the vocabulary",
                    list.get(i),
                    field);
            ids[i] = id;
        }
        return ids;
    }

    private float[] logprobs(JsonNode choice) {
        var list = choice.path("logprobs").path("token_logprobs");
        if (!list.isArray()) {
            throw new UntrainableException(
                    server.base().toString(), "logprobs.token_logprobs", ASK_FOR_LOGPROBS);
        }
        var logprobs = new float[list.size()];
        for (int i = 0; i < logprobs.length; i++) {
            var number = list.get(i);
            require(number.isNumber() && number.asDouble() <= ROUNDING, "the logprob %s", number);
            logprobs[i] = (float) Math.min(0, number.asDouble());
        }
        return logprobs;
    }

    private void require(boolean condition, String problem, Object... facts) {
        if (!condition) {
            throw unusable(problem.formatted(facts));
        }
    }

    private ModelServerException unusable(String problem) {
        return new ModelServerException.NotUnderstood(
                "The answer of %s has %s".formatted(server.base(), problem), CHECK);
    }
}
