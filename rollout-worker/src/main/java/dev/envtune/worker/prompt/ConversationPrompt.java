package dev.envtune.worker.prompt;

import dev.envtune.contract.FunctionTool;
import dev.envtune.contract.PromptStyle;
import dev.envtune.policy.PolicyException;
import dev.envtune.policy.PolicyFolder;
import dev.envtune.policy.jinja.JinjaTemplate;
import dev.envtune.policy.text.ChatMessage;
import dev.envtune.policy.text.ChatTemplate;
import dev.envtune.policy.text.Piece;
import dev.envtune.policy.text.Tokenizer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Turns a whole conversation of a client into the tokens that a policy continues: by its chat template,
/// or in the compact style. Control tokens in what a client wrote stay text, whoever's message it is in;
/// tags such as `<tool_call>` count in messages of the system and the assistant. Safe for use by many
/// threads.
public final class ConversationPrompt {
    private static final String END = "<|im_end|>\n";

    /// As the compact style writes calls, and Python writes JSON.
    private static final JinjaTemplate CALLS = JinjaTemplate.parse("{{- calls | tojson }}");

    private final Tokenizer tokenizer;
    private final ChatTemplate template;
    private final PromptStyle style;

    private ConversationPrompt(Tokenizer tokenizer, ChatTemplate template, PromptStyle style) {
        this.tokenizer = tokenizer;
        this.template = template;
        this.style = style;
    }

    /// @throws PolicyException if the chat template cannot be used
    public static ConversationPrompt of(PolicyFolder policy) {
        return new ConversationPrompt(
                policy.tokenizer(),
                ChatTemplate.open(policy.folder(), Map.of(), Prompt.CLOCK),
                policy.card().promptStyle());
    }

    /// The prompt for the policy's next message.
    ///
    /// @param messages whose `foreign` is set by [#foreign]
    /// @param tools none: the conversation offers none
    /// @throws PolicyException if the chat template refuses the conversation or shows no tools
    public int[] ids(List<ChatMessage> messages, List<FunctionTool> tools) {
        return switch (style) {
            case COMPACT -> apart(compact(messages, tools));
            case SCHEMA -> tokenizer.encode(template.render(known(messages), tools, true));
            case OFFICIAL ->
                    tokenizer.encode(
                            template.render(
                                    known(withDocuments(messages, tools)), List.of(), true));
        };
    }

    /// Each piece on its own, as the compact style is trained.
    private int[] apart(List<Piece> pieces) {
        return pieces.stream()
                .flatMapToInt(
                        piece ->
                                Arrays.stream(
                                        piece.foreign()
                                                ? tokenizer.encodeForeign(piece.text())
                                                : tokenizer.encode(piece.text())))
                .toArray();
    }

    /// Whether a message's text is to be taken as text entirely: one of a user or a tool is, and one of
    /// the system or the assistant that spells out control tokens.
    public boolean foreign(String role, String content) {
        return switch (role) {
            case "system", "assistant" -> tokenizer.spellsControlTokens(content);
            default -> true;
        };
    }

    private List<Piece> compact(List<ChatMessage> messages, List<FunctionTool> tools) {
        var pieces = new ArrayList<Piece>();
        var rest = messages;
        if (!tools.isEmpty()) {
            boolean instructed = !messages.isEmpty() && messages.getFirst().role().equals("system");
            pieces.add(Piece.own("<|im_start|>system\n"));
            if (instructed) {
                var system = messages.getFirst();
                pieces.add(new Piece(system.content(), system.foreign()));
                pieces.add(Piece.own("\nTools:\n"));
                rest = messages.subList(1, messages.size());
            } else {
                pieces.add(Piece.own(CompactLayout.SYSTEM));
            }
            pieces.add(Piece.foreign(CompactTools.lines(tools)));
            pieces.add(Piece.own(END));
        }
        for (var message : rest) {
            pieces.add(Piece.own("<|im_start|>" + message.role() + "\n"));
            pieces.add(new Piece(message.content(), message.foreign()));
            if (!message.toolCalls().isEmpty()) {
                pieces.add(Piece.own("<tool_call>"));
                pieces.add(Piece.foreign(calls(message.toolCalls())));
                pieces.add(Piece.own("</tool_call>"));
            }
            pieces.add(Piece.own(END));
        }
        pieces.add(Piece.own("<|im_start|>assistant\n"));
        return pieces;
    }

    private static String calls(List<ChatMessage.ToolCall> calls) {
        var values = calls.stream().map(ConversationPrompt::value).toList();
        return CALLS.render(Map.of("calls", values), Clock.systemUTC()).value();
    }

    private static Map<String, Object> value(ChatMessage.ToolCall call) {
        var value = new LinkedHashMap<String, Object>();
        value.put("name", call.name());
        value.put("arguments", call.arguments());
        return value;
    }

    private static List<ChatMessage> withDocuments(
            List<ChatMessage> messages, List<FunctionTool> tools) {
        if (tools.isEmpty()) {
            return messages;
        }
        boolean instructed = !messages.isEmpty() && messages.getFirst().role().equals("system");
        var system = instructed ? messages.getFirst().content() : TemplateLayout.SYSTEM;
        var all = new ArrayList<ChatMessage>();
        all.add(
                new ChatMessage(
                        "system",
                        system + TemplateLayout.DOCUMENTS + ToolTexts.OFFICIAL.of(tools),
                        true,
                        List.of()));
        all.addAll(instructed ? messages.subList(1, messages.size()) : messages);
        return all;
    }

    /// Results of tools are a user's words where the template knows no others.
    private List<ChatMessage> known(List<ChatMessage> messages) {
        if (template.knowsToolRole()) {
            return messages;
        }
        return messages.stream()
                .map(
                        message ->
                                message.role().equals("tool")
                                        ? ChatMessage.user(message.content())
                                        : message)
                .toList();
    }
}
