package dev.envtune.worker.rollout;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.envtune.contract.FunctionTool;
import dev.envtune.contract.Message;
import dev.envtune.contract.SessionView;
import dev.envtune.contract.StepResponse;
import dev.envtune.contract.chat.ChatMessage;
import dev.envtune.contract.chat.ModelServer;
import dev.envtune.contract.chat.ModelServerException;
import dev.envtune.policy.generate.Completion.Finish;
import dev.envtune.worker.prompt.ChatPrompt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A policy that is talked to in the messages of a chat, and gives no tokens.
///
/// @param model its name at the server
/// @param untrainable why its episodes cannot be trained on
public record ChatPolicy(
        ModelServer server, String model, ChatPrompt prompt, UntrainableException untrainable)
        implements Policy {
    private static final int MOST_CALLS = 128;
    private static final int MOST_CHARACTERS = 1 << 16;
    private static final int MOST_ARGUMENT_CHARACTERS = 200_000;

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Question(
            String model,
            List<ChatMessage> messages,
            @Nullable List<FunctionTool> tools,
            double temperature,
            @JsonProperty("top_p") double topP,
            @JsonProperty("max_tokens") int maxTokens,
            long seed) {}

    @Override
    public Dialogue begin(EpisodePlan plan, SessionView session) {
        return new ChatDialogue(plan, session);
    }

    private final class ChatDialogue implements Dialogue {
        private final EpisodePlan plan;
        private final List<ChatMessage> messages = new ArrayList<>();
        private final List<FunctionTool> tools;
        private final Set<String> callIds = new HashSet<>();

        ChatDialogue(EpisodePlan plan, SessionView session) {
            this.plan = plan;
            this.tools = new ArrayList<>(session.tools());
            messages.add(ChatMessage.system(prompt.system(session.tools())));
            for (Message message : session.messages()) {
                messages.add(ChatMessage.user(message.content()));
            }
        }

        @Override
        public Said next(Deadline deadline) throws InterruptedException, TimeoutException {
            var question =
                    new Question(
                            model,
                            List.copyOf(messages),
                            prompt.isStructured() ? List.copyOf(tools) : null,
                            plan.temperature(),
                            1,
                            plan.maxTokens(),
                            plan.seed());
            var answer = new FutureTask<>(() -> server.chat(question));
            Thread.startVirtualThread(answer);
            try {
                return said(bounded(deadline.await(answer)).withUniqueIds(callIds));
            } catch (ModelServerException.Refused e) {
                if (e.tooLong()) {
                    return new Said("", null, Finish.WINDOW, new Trace.None(untrainable));
                }
                throw e;
            }
        }

        private Said said(ChatMessage answer) {
            var text = answer.content() == null ? "" : answer.content();
            messages.add(
                    answer.calls().isEmpty()
                            ? new ChatMessage("assistant", text, null, null)
                            : answer);
            return new Said(
                    text,
                    prompt.isStructured()
                            ? answer.calls().stream().map(ChatMessage.ToolCall::request).toList()
                            : null,
                    Finish.STOP,
                    new Trace.None(untrainable));
        }

        private ChatMessage bounded(ChatMessage answer) {
            int arguments =
                    answer.calls().stream()
                            .mapToInt(
                                    call ->
                                            call.function().name().length()
                                                    + String.valueOf(call.function().arguments())
                                                            .length())
                            .sum();
            int text = answer.content() == null ? 0 : answer.content().length();
            if (answer.calls().size() > MOST_CALLS
                    || arguments > MOST_ARGUMENT_CHARACTERS
                    || text > MOST_CHARACTERS) {
                throw new ModelServerException.NotUnderstood(
                        "A message of %s has %d characters and %d calls with %d characters of arguments"
                                .formatted(server.base(), text, answer.calls().size(), arguments),
                        "At most %d, %d and %d are possible; lower --max-tokens."
                                .formatted(MOST_CHARACTERS, MOST_CALLS, MOST_ARGUMENT_CHARACTERS));
            }
            return answer;
        }

        @Override
        public void hear(StepResponse response) {
            messages.addAll(prompt.following(messages.getLast(), response));
            tools.addAll(response.revealed());
        }

        @Override
        public void close() {}
    }
}
