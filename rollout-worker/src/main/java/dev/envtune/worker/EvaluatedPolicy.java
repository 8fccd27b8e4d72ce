package dev.envtune.worker;

import dev.envtune.contract.PromptStyle;
import dev.envtune.contract.chat.ModelServer;
import dev.envtune.contract.client.Addresses;
import dev.envtune.contract.client.Retries;
import dev.envtune.contract.client.WaitingNotice;
import dev.envtune.contract.terminal.Progress;
import dev.envtune.policy.PolicyException;
import dev.envtune.policy.PolicyFolder;
import dev.envtune.policy.generate.Generator;
import dev.envtune.policy.generate.Sampling;
import dev.envtune.policy.torch.DType;
import dev.envtune.policy.torch.LibTorch;
import dev.envtune.worker.evaluation.EvaluationSettings;
import dev.envtune.worker.prompt.ChatPrompt;
import dev.envtune.worker.prompt.Prompt;
import dev.envtune.worker.rollout.ChatPolicy;
import dev.envtune.worker.rollout.Policy;
import dev.envtune.worker.rollout.RemoteSampler;
import dev.envtune.worker.rollout.Sampler;
import dev.envtune.worker.rollout.TokenPolicy;
import dev.envtune.worker.rollout.UntrainableException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The policy that an evaluation plays with: a folder in this process, or a model behind an address.
///
/// @param checksum of the weights, or the name of a model elsewhere
/// @param maxTokens of one message
record EvaluatedPolicy(Policy policy, String checksum, int maxTokens, Runnable end)
        implements AutoCloseable {
    /// Episodes under way at the same time.
    static final int AT_ONCE = 64;

    private static final String KEY = "ENVTUNE_POLICY_KEY";
    private static final Duration ANSWER_TIMEOUT = Duration.ofMinutes(10);
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int TOKENS_OF_A_CHAT = 1024;

    static EvaluatedPolicy open(EvaluationSettings settings, Progress progress) {
        return isAddress(settings.policy())
                ? elsewhere(settings, progress)
                : here(settings, PolicyFolder.open(Path.of(settings.policy())));
    }

    static boolean isAddress(String policy) {
        return policy.startsWith("http://") || policy.startsWith("https://");
    }

    private static EvaluatedPolicy here(EvaluationSettings settings, PolicyFolder folder) {
        var prompt = Prompt.of(folder);
        var weights = folder.weights();
        var torch = LibTorch.instance();
        var checksum = torch.call(weights::checksum);
        var generator =
                torch.call(
                        () -> {
                            var copy = weights.cast(DType.F32);
                            weights.close();
                            return new Generator(copy, DType.F32, AT_ONCE);
                        });
        return new EvaluatedPolicy(
                new TokenPolicy(Sampler.of(generator), prompt),
                checksum,
                maxTokens(settings, folder.card().maxTokens()),
                generator::close);
    }

    private static EvaluatedPolicy elsewhere(EvaluationSettings settings, Progress progress) {
        var access =
                new ModelServer.Access(
                        base(settings.policy()), System.getenv(KEY), KEY, ANSWER_TIMEOUT, true);
        var server =
                new ModelServer(
                        access,
                        new Retries(
                                PATIENCE, new WaitingNotice("the policy's engine", progress::say)));
        try {
            return elsewhere(settings, server, progress);
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    private static URI base(String address) {
        URI base;
        try {
            base = Addresses.parse(address);
        } catch (IllegalArgumentException e) {
            throw new PolicyException(String.valueOf(e.getMessage()), e);
        }
        return base.getPath().endsWith("/v1") ? base : URI.create(base + "/v1");
    }

    private static EvaluatedPolicy elsewhere(
            EvaluationSettings settings, ModelServer server, Progress progress) {
        var name = settings.model();
        Integer window = null;
        if (name == null || settings.tokenizer() != null) {
            for (var model : server.models()) {
                var id = model.path("id").asString("");
                if (name == null || name.equals(id)) {
                    name = id;
                    window =
                            model.path("max_model_len").isInt()
                                    ? model.path("max_model_len").asInt()
                                    : null;
                    break;
                }
            }
        }
        var model = Objects.requireNonNull(name);
        var folder =
                settings.tokenizer() == null
                        ? null
                        : PolicyFolder.open(Path.of(settings.tokenizer()));
        var tokens = folder == null ? null : inTokens(folder, server, model, window, progress);
        return new EvaluatedPolicy(
                tokens != null ? tokens : inTexts(settings, folder, server, model),
                model,
                maxTokens(settings, folder == null ? TOKENS_OF_A_CHAT : folder.card().maxTokens()),
                server::close);
    }

    /// @return null where the engine does not answer with tokens
    private static @Nullable Policy inTokens(
            PolicyFolder folder,
            ModelServer server,
            String name,
            @Nullable Integer window,
            Progress progress) {
        var tokenizer = folder.tokenizer();
        var prompt = Prompt.of(folder);
        var sampler =
                new RemoteSampler(
                        server, new RemoteSampler.Model(name, window, tokenizer.vocabularySize()));
        try {
            sampler.complete(tokenizer.encode("a"), Sampling.greedy(1, prompt.ends()));
            return new TokenPolicy(sampler, prompt);
        } catch (UntrainableException e) {
            progress.say(e.getMessage() + " It is evaluated through /v1/chat/completions.");
            return null;
        }
    }

    private static Policy inTexts(
            EvaluationSettings settings,
            @Nullable PolicyFolder folder,
            ModelServer server,
            String model) {
        var style =
                settings.style() != null
                        ? settings.style()
                        : folder != null ? folder.card().promptStyle() : PromptStyle.SCHEMA;
        return new ChatPolicy(
                server,
                model,
                ChatPrompt.of(style),
                new UntrainableException(
                        server.base().toString(),
                        "token_ids",
                        "They came through /v1/chat/completions; give --tokenizer DIR."));
    }

    private static int maxTokens(EvaluationSettings settings, int otherwise) {
        return settings.maxTokens() == null ? otherwise : settings.maxTokens();
    }

    @Override
    public void close() {
        end.run();
    }
}
