package dev.envtune.env.play;

import dev.envtune.contract.StepResponse;
import dev.envtune.contract.terminal.Progress;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Lets the model of a chat server play: its tool calls are executed, its plain text ends the turn.
final class ChatPlayer implements Player {
    private static final String SYSTEM =
            """
            You fulfil a user's requests with the tools you are given. Call as many as you need, one \
            after the other or several at once, and read their results. When the request is \
            fulfilled, say so in plain text without a call. If no tool fits or a value is missing, \
            call nothing and say in plain text what is missing.""";
    private static final String UNSEEN = "(The turn has ended; there is no result to show.)";

    private final ChatServer server;
    private final @Nullable String model;
    private final Display display;
    private final Progress progress;

    /// @param model null for the first that the server lists
    ChatPlayer(ChatServer server, @Nullable String model, Display display, Progress progress) {
        this.server = server;
        this.model = model;
        this.display = display;
        this.progress = progress;
    }

    @Override
    public void play(OpenSession session) {
        var playing = model == null ? server.firstModel() : model;
        display.say("(the user talks to " + playing + ")");
        var conversation = new ArrayList<ChatMessage>();
        conversation.add(ChatMessage.system(SYSTEM));
        session.opening().messages().forEach(message -> conversation.add(ChatMessage.of(message)));
        var ids = new HashSet<String>();
        while (!session.terminated()) {
            var said =
                    progress.during(
                            "waiting for " + playing,
                            () -> server.answer(playing, conversation, session.tools()));
            var answer = withUniqueIds(said, ids);
            conversation.add(answer);
            if (answer.content() != null && !answer.content().isBlank()) {
                display.assistant(answer.content().strip());
            }
            var response =
                    session.call(
                            answer.calls().stream().map(ChatMessage.ToolCall::request).toList());
            conversation.addAll(answered(answer, response));
        }
    }

    @Override
    public void close() {
        server.close();
    }

    /// Servers may leave ids out or use them twice, but every call must find its own result.
    private static ChatMessage withUniqueIds(ChatMessage message, Set<String> used) {
        if (message.calls().isEmpty()) {
            return message;
        }
        var calls = new ArrayList<ChatMessage.ToolCall>();
        for (var call : message.calls()) {
            var id = call.id();
            if (id.isBlank() || !used.add(id)) {
                id = "call_" + used.size();
                used.add(id);
            }
            calls.add(new ChatMessage.ToolCall(id, call.type(), call.function()));
        }
        return new ChatMessage(message.role(), message.content(), calls, null);
    }

    /// What is appended: every call needs an answer, also where the environment shows none.
    private static List<ChatMessage> answered(ChatMessage answer, StepResponse response) {
        var appended = new ArrayList<ChatMessage>();
        if (response.results().isEmpty()) {
            answer.calls().forEach(call -> appended.add(ChatMessage.tool(call.id(), UNSEEN)));
        }
        response.messages().forEach(message -> appended.add(ChatMessage.of(message)));
        return appended;
    }
}
