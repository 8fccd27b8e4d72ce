package dev.envtune.worker.completion;

import dev.envtune.policy.PolicyException;
import dev.envtune.policy.PolicyFolder;
import dev.envtune.policy.generate.Generator;
import dev.envtune.policy.model.ModelConfig;
import dev.envtune.policy.text.Tokenizer;
import dev.envtune.policy.torch.DType;
import dev.envtune.policy.torch.LibTorch;
import dev.envtune.worker.prompt.ConversationPrompt;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A policy that answers many clients at once. Safe for use by many threads.
public final class PolicyEngine implements AutoCloseable {
    private final PolicyFolder folder;
    private final ModelConfig config;
    private final ConversationPrompt chat;
    private final Generator generator;
    private final Places places;

    private PolicyEngine(PolicyFolder folder, Generator generator, Places places) {
        this.folder = folder;
        this.config = folder.config();
        this.chat = ConversationPrompt.of(folder);
        this.generator = generator;
        this.places = places;
    }

    /// Loads a policy.
    ///
    /// @param type that layers compute in
    /// @param sequences that are sampled at once
    /// @param mostWaiting that may wait for their turn; more are refused
    /// @param cacheBytes that keys and values may take, or null for what is usual
    /// @throws PolicyException if it cannot be used
    public static PolicyEngine open(
            PolicyFolder folder,
            DType type,
            int sequences,
            int mostWaiting,
            @Nullable Long cacheBytes) {
        var weights = folder.weights();
        var generator =
                LibTorch.instance()
                        .call(
                                () -> {
                                    var copy = weights.cast(type);
                                    weights.close();
                                    return cacheBytes == null
                                            ? new Generator(copy, type, sequences)
                                            : new Generator(copy, type, sequences, cacheBytes);
                                });
        try {
            return new PolicyEngine(folder, generator, new Places(sequences + mostWaiting));
        } catch (PolicyException e) {
            generator.close();
            throw e;
        }
    }

    public Tokenizer tokenizer() {
        return folder.tokenizer();
    }

    public ModelConfig config() {
        return config;
    }

    /// New tokens of a message where a client does not say, as the policy's card has it.
    public int usualTokens() {
        return folder.card().maxTokens();
    }

    /// Renders conversations.
    public ConversationPrompt chat() {
        return chat;
    }

    /// Begins messages.
    ///
    /// @throws FullException if there are no places for so many
    public Generation start(List<Ask> asks) {
        places.take(asks.size());
        return new Generation(generator, folder.tokenizer(), places, asks);
    }

    /// Messages that can be in the making or wait at once.
    public int places() {
        return places.all();
    }

    /// Messages that wait for their turn.
    public int waiting() {
        return generator.waiting();
    }

    /// Messages that are being sampled.
    public int running() {
        return generator.running();
    }

    /// Messages in the making break off.
    @Override
    public void close() {
        generator.close();
    }
}
