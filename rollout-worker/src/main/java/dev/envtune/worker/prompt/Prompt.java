package dev.envtune.worker.prompt;

import dev.envtune.contract.PromptStyle;
import dev.envtune.contract.SessionView;
import dev.envtune.contract.StepResponse;
import dev.envtune.policy.PolicyException;
import dev.envtune.policy.PolicyFolder;
import dev.envtune.policy.text.ChatTemplate;
import dev.envtune.policy.text.Tokenizer;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// Turns what the environment says into tokens of a policy, message by message: what was said before is
/// never tokenized again. Chat tokens in what the environment or a user wrote stay text. Safe for use by
/// many threads.
public final class Prompt {
    /// For templates that print the date: the same prompt on every day.
    static final Clock CLOCK = Clock.fixed(Instant.parse("2024-07-26T00:00:00Z"), ZoneOffset.UTC);

    private final Tokenizer tokenizer;
    private final Layout layout;

    private Prompt(Tokenizer tokenizer, Layout layout) {
        this.tokenizer = tokenizer;
        this.layout = layout;
    }

    /// In a style that needs no chat template.
    ///
    /// @throws PolicyException if the style needs one, or the tokenizer lacks the style's chat tokens
    public Prompt(Tokenizer tokenizer, PromptStyle style) {
        this(
                tokenizer,
                switch (style) {
                    case COMPACT -> new CompactLayout(tokenizer);
                    case SCHEMA, OFFICIAL ->
                            throw new PolicyException(
                                    "The prompt style %s needs the chat template of a policy folder."
                                            .formatted(style));
                });
    }

    /// As the policy's card says, with its chat template.
    ///
    /// @throws PolicyException if the chat template cannot be used for the style
    public static Prompt of(PolicyFolder policy) {
        var style = policy.card().promptStyle();
        return style == PromptStyle.COMPACT
                ? new Prompt(policy.tokenizer(), style)
                : of(
                        policy.tokenizer(),
                        ChatTemplate.open(policy.folder(), Map.of(), CLOCK),
                        style);
    }

    static Prompt of(Tokenizer tokenizer, ChatTemplate template, PromptStyle style) {
        return new Prompt(tokenizer, new TemplateLayout(tokenizer, template, ToolTexts.of(style)));
    }

    /// Everything before the first message of the policy.
    public int[] opening(SessionView session) {
        return layout.opening(session);
    }

    /// Everything between a message of the policy and its next one.
    ///
    /// @param ended whether the message's last token was the end of its turn
    public int[] observation(StepResponse response, boolean ended) {
        return layout.observation(response, ended);
    }

    /// A message of the policy that we wrote, with the end of its turn.
    public int[] message(String text) {
        return IntStream.concat(Arrays.stream(tokenizer.encode(text)), Arrays.stream(layout.end()))
                .toArray();
    }

    /// The text of a sampled message, without the token that ended it.
    public String text(int[] sampled) {
        int length = sampled.length;
        if (length > 0 && isEnd(sampled[length - 1])) {
            length--;
        }
        return tokenizer.decode(Arrays.copyOf(sampled, length));
    }

    /// The tokens that end a message.
    public Set<Integer> ends() {
        return Set.copyOf(tokenizer.endOfTurnIds());
    }

    private boolean isEnd(int id) {
        return tokenizer.endOfTurnIds().contains(id);
    }
}
