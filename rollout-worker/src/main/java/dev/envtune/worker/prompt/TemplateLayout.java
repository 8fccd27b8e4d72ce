package dev.envtune.worker.prompt;

import dev.envtune.contract.FunctionTool;
import dev.envtune.contract.Message;
import dev.envtune.contract.SessionView;
import dev.envtune.contract.StepResponse;
import dev.envtune.policy.PolicyException;
import dev.envtune.policy.text.ChatMessage;
import dev.envtune.policy.text.ChatTemplate;
import dev.envtune.policy.text.Piece;
import dev.envtune.policy.text.Tokenizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// As the chat template of a policy lays a conversation out. The template is asked for one step at a
/// time: it renders the new messages behind a stand-in for all that was said before, so that a template
/// which rewrites the past cannot.
final class TemplateLayout implements Layout {
    static final String SYSTEM =
            """
            You fulfil the requests of a user with tools. Each message of yours has one of two forms, and holds nothing else.
            To call tools, a thought and a JSON list of calls:
            <think>First I need to know this.</think><tool_call>[{"name": "tool", "arguments": {"name": "value"}}]</tool_call>
            To answer, a thought and the answer:
            <think>All is done.</think><answer>It is done.</answer>
            After calls you are told their results. Call again until the request is fulfilled, then answer. If no tool fits or a value is missing, call no tool: answer, and say what is missing. Where other text describes another form of calls, still write them in this one.""";

    static final String DOCUMENTS = "\nThe tools:\n";

    /// Stand-ins, which no template has reason to change.
    private static final String TOOLS_HERE = "stand-in-for-tools-7c1e";

    private static final String MESSAGE_HERE = "stand-in-for-a-message-7c1e";

    private static final FunctionTool SOME_TOOL =
            FunctionTool.of(
                    new FunctionTool.Function(
                            TOOLS_HERE,
                            "",
                            Map.of("type", "object", "properties", Map.of()),
                            null));

    private final Tokenizer tokenizer;
    private final ChatTemplate template;
    private final ToolTexts toolTexts;
    private final List<String> ends;
    private final int[] end;

    /// @throws PolicyException if the template does not show what the style needs
    TemplateLayout(Tokenizer tokenizer, ChatTemplate template, ToolTexts toolTexts) {
        this.tokenizer = tokenizer;
        this.template = template;
        this.toolTexts = toolTexts;
        this.ends = tokenizer.endOfTurnIds().stream().map(tokenizer::decode).toList();
        var next = following(List.of(ChatMessage.user("u"))).getFirst().text();
        if (afterEnd(next) == 0) {
            throw new PolicyException(
                    "The chat template ends messages with none of %s. Correct eos_token in tokenizer_config.json."
                            .formatted(ends));
        }
        this.end = tokenizer.encode(next.substring(0, afterEnd(next)));
    }

    @Override
    public int[] opening(SessionView session) {
        var messages = new ArrayList<ChatMessage>();
        messages.add(
                ChatMessage.system(
                        switch (toolTexts) {
                            case SCHEMA -> SYSTEM;
                            case OFFICIAL -> SYSTEM + DOCUMENTS + TOOLS_HERE;
                        }));
        session.messages().forEach(message -> messages.add(chat(message, List.of())));
        var pieces = render(messages, session.tools());
        return tokenizer.encode(
                switch (toolTexts) {
                    case SCHEMA -> pieces;
                    case OFFICIAL ->
                            Cut.at(TOOLS_HERE, pieces).filled(toolTexts.of(session.tools()));
                });
    }

    @Override
    public int[] observation(StepResponse response, boolean ended) {
        var pieces =
                following(
                        response.messages().stream()
                                .map(message -> chat(message, response.revealed()))
                                .toList());
        if (ended) {
            var first = pieces.removeFirst().text();
            pieces.addFirst(Piece.own(first.substring(afterEnd(first))));
        }
        return tokenizer.encode(pieces);
    }

    @Override
    public int[] end() {
        return end.clone();
    }

    /// What the template shows between a message of the policy and its next one.
    private List<Piece> following(List<ChatMessage> messages) {
        var all = new ArrayList<ChatMessage>();
        all.add(ChatMessage.user("u"));
        all.add(ChatMessage.assistant(MESSAGE_HERE));
        all.addAll(messages);
        var pieces = Cut.at(MESSAGE_HERE, render(all, List.of(SOME_TOOL))).after();
        if (pieces.stream().anyMatch(piece -> piece.text().contains(TOOLS_HERE))) {
            throw new PolicyException(
                    "The chat template shows the tools in later messages again. Set prompt_style to official in envtune.json.");
        }
        return pieces;
    }

    private List<Piece> render(List<ChatMessage> messages, List<FunctionTool> tools) {
        return template.render(messages, toolTexts == ToolTexts.SCHEMA ? tools : List.of(), true);
    }

    /// A rendered conversation around a stand-in.
    private record Cut(List<Piece> before, List<Piece> after) {
        static Cut at(String standIn, List<Piece> pieces) {
            for (int i = 0; i < pieces.size(); i++) {
                var piece = pieces.get(i);
                int at = piece.foreign() ? -1 : piece.text().indexOf(standIn);
                if (at >= 0) {
                    var before = new ArrayList<>(pieces.subList(0, i));
                    before.add(Piece.own(piece.text().substring(0, at)));
                    var after = new ArrayList<>(pieces.subList(i + 1, pieces.size()));
                    after.addFirst(Piece.own(piece.text().substring(at + standIn.length())));
                    return new Cut(before, after);
                }
            }
            throw new PolicyException(
                    "The chat template leaves out messages of the system or the assistant. Use the template of a chat model.");
        }

        List<Piece> filled(String foreign) {
            var all = new ArrayList<>(before);
            all.add(Piece.foreign(foreign));
            all.addAll(after);
            return all;
        }
    }

    /// The index after the first end of a turn, or 0 if there is none.
    private int afterEnd(String text) {
        int from = Integer.MAX_VALUE;
        int to = 0;
        for (var one : ends) {
            int at = text.indexOf(one);
            if (at >= 0 && at < from) {
                from = at;
                to = at + one.length();
            }
        }
        return to;
    }

    private ChatMessage chat(Message message, List<FunctionTool> revealed) {
        var content =
                revealed.isEmpty()
                        ? message.content()
                        : toolTexts.of(revealed) + "\n" + message.content();
        return message.role().equals("tool") && template.knowsToolRole()
                ? ChatMessage.tool(content)
                : ChatMessage.user(content);
    }
}
