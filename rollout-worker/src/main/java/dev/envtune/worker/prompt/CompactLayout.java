package dev.envtune.worker.prompt;

import dev.envtune.contract.FunctionTool;
import dev.envtune.contract.Message;
import dev.envtune.contract.SessionView;
import dev.envtune.contract.StepResponse;
import dev.envtune.policy.PolicyException;
import dev.envtune.policy.text.Tokenizer;
import java.util.List;
import java.util.stream.IntStream;

/// ChatML with one line a tool, in the fewest tokens. What the environment or a user wrote is tokenized
/// apart. Policies are trained on exactly these tokens.
final class CompactLayout implements Layout {
    static final String SYSTEM =
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

    /// @throws PolicyException if the tokenizer has no ChatML
    CompactLayout(Tokenizer tokenizer) {
        this.tokenizer = tokenizer;
        this.endOfTurn = tokenizer.encode(END_OF_TURN);
        this.reply = tokenizer.encode(REPLY);
        if (endOfTurn.length != 1) {
            throw new PolicyException(
                    "The tokenizer has no token %s, which the prompt style compact needs. Set prompt_style to schema in envtune.json."
                            .formatted(END_OF_TURN));
        }
    }

    @Override
    public int[] opening(SessionView session) {
        var tokens = new Tokens();
        tokens.add(tokenizer.encode("<|im_start|>system\n" + SYSTEM));
        tokens.add(tokenizer.encodeForeign(CompactTools.lines(session.tools())));
        tokens.add(tokenizer.encode(END_OF_TURN + "\n"));
        session.messages().forEach(message -> add(message, List.of(), tokens));
        tokens.add(reply);
        return tokens.all();
    }

    @Override
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

    @Override
    public int[] end() {
        return endOfTurn.clone();
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
