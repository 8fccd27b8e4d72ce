package dev.envtune.worker.prompt;

import dev.envtune.contract.FunctionTool;
import dev.envtune.contract.Message;
import dev.envtune.contract.PromptStyle;
import dev.envtune.contract.SessionView;
import dev.envtune.contract.StepResponse;
import dev.envtune.policy.PolicyException;
import dev.envtune.policy.text.Tokenizer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// Turns what the environment says into tokens of a policy. What the environment or a user wrote is
/// tokenized apart, so that chat tokens in it stay text.
public final class Prompt {
    private static final String SYSTEM =
            """
            You do what the user asks with tools. Think first, then call tools:
            <think>call</think><tool_call>[{"name": "tool", "arguments": {"name": "value"}}]</tool_call>
            When all is done, answer: <think>done</think><answer>done</answer>
            If no tool fits or a value is missing, call no tool and answer.
            Tools:
            """;
    private static final String END_OF_TURN = "<|im_end|>";
    private static final String REPLY = "<|im_start|>assistant\n";

    private final Tokenizer tokenizer;
    private final int[] endOfTurn;
    private final int[] reply;

    /// @throws PolicyException if the style is not built yet
    public Prompt(Tokenizer tokenizer, PromptStyle style) {
        if (style != PromptStyle.COMPACT) {
            throw new PolicyException(
                    "the prompt style %s is not there yet; use COMPACT".formatted(style));
        }
        this.tokenizer = tokenizer;
        this.endOfTurn = tokenizer.encode(END_OF_TURN);
        this.reply = tokenizer.encode(REPLY);
    }

    /// Everything before the first message of the policy.
    public int[] opening(SessionView session) {
        var tokens = new Tokens();
        tokens.add(tokenizer.encode("<|im_start|>system\n" + SYSTEM));
        tokens.add(tokenizer.encodeForeign(CompactTools.lines(session.tools())));
        tokens.add(tokenizer.encode(END_OF_TURN + "\n"));
        session.messages().forEach(message -> add(message, List.of(), tokens));
        tokens.add(reply);
        return tokens.all();
    }

    /// Everything between a message of the policy and its next one.
    ///
    /// @param ended whether the message's last token was the end of its turn
    public int[] observation(StepResponse response, boolean ended) {
        var tokens = new Tokens();
        if (!ended) {
            tokens.add(endOfTurn);
        }
        tokens.add(tokenizer.encode("\n"));
        response.messages().forEach(message -> add(message, response.revealed(), tokens));
        tokens.add(reply);
        return tokens.all();
    }

    private void add(Message message, List<FunctionTool> revealed, Tokens tokens) {
        tokens.add(tokenizer.encode("<|im_start|>" + message.role() + "\n"));
        var content =
                revealed.isEmpty()
                        ? message.content()
                        : CompactTools.lines(revealed) + "\n" + message.content();
        tokens.add(tokenizer.encodeForeign(content));
        tokens.add(tokenizer.encode(END_OF_TURN + "\n"));
    }

    /// A message of the policy that we wrote, with the end of its turn.
    public int[] message(String text) {
        return IntStream.concat(Arrays.stream(tokenizer.encode(text)), Arrays.stream(endOfTurn))
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

    private static final class Tokens {
        private final IntStream.Builder ids = IntStream.builder();

        void add(int[] more) {
            for (int id : more) {
                ids.add(id);
            }
        }

        int[] all() {
            return ids.build().toArray();
        }
    }
}
