package dev.envtune.env.play;

import dev.envtune.contract.chat.ChatMessage;
import dev.envtune.contract.terminal.Progress;
import java.util.ArrayList;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;

/// Lets the model of a chat server play: its tool calls are executed, its plain text ends the turn.
final class ChatPlayer implements Player {
    private static final String SYSTEM =
            """
            You fulfil a user's requests with the tools you are given. Call as many as you need, one \
            after the other or several at once, and read their results. When the request is \
            fulfilled, say so in plain text without a call. If no tool fits or a value is missing, \
            call nothing and say in plain text what is missing.""";

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
            var answer = said.withUniqueIds(ids);
            conversation.add(answer);
            if (answer.content() != null && !answer.content().isBlank()) {
                display.assistant(answer.content().strip());
            }
            var response =
                    session.call(
                            answer.calls().stream().map(ChatMessage.ToolCall::request).toList());
            conversation.addAll(answer.answered(response));
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
