package dev.envtune.worker.prompt;

import dev.envtune.contract.FunctionTool;
import dev.envtune.contract.PromptStyle;
import dev.envtune.contract.StepResponse;
import dev.envtune.contract.chat.ChatMessage;
import java.util.List;

/// How a conversation stands in the messages of a chat, where the engine lays it out itself.
public enum ChatPrompt {
    /// The engine shows the tools, and reads the calls out of what the model says.
    SCHEMA {
        @Override
        public String system(List<FunctionTool> tools) {
            return STRUCTURED;
        }

        @Override
        public List<ChatMessage> following(ChatMessage said, StepResponse response) {
            return said.answered(response);
        }
    },
    /// Tools as one line each, messages in the text protocol.
    COMPACT {
        @Override
        public String system(List<FunctionTool> tools) {
            return CompactLayout.SYSTEM + CompactTools.lines(tools);
        }

        @Override
        public List<ChatMessage> following(ChatMessage said, StepResponse response) {
            return spoken(response, CompactTools.lines(response.revealed()));
        }
    },
    /// Tools as JSON documents, messages in the text protocol.
    OFFICIAL {
        @Override
        public String system(List<FunctionTool> tools) {
            return TemplateLayout.SYSTEM + TemplateLayout.DOCUMENTS + ToolTexts.OFFICIAL.of(tools);
        }

        @Override
        public List<ChatMessage> following(ChatMessage said, StepResponse response) {
            return spoken(response, ToolTexts.OFFICIAL.of(response.revealed()));
        }
    };

    private static final String STRUCTURED =
            """
            You fulfil the requests of a user with tools. Call as many as you need, one after the other or \
            several at once, and read their results. When a request is fulfilled, say so in plain text \
            without a call. If no tool fits or a value is missing, call nothing and say what is missing.""";

    public static ChatPrompt of(PromptStyle style) {
        return switch (style) {
            case SCHEMA -> SCHEMA;
            case COMPACT -> COMPACT;
            case OFFICIAL -> OFFICIAL;
        };
    }

    /// Whether calls are structured, and not text.
    public boolean isStructured() {
        return this == SCHEMA;
    }

    /// The first message.
    public abstract String system(List<FunctionTool> tools);

    /// What comes between a message of the model and its next one.
    public abstract List<ChatMessage> following(ChatMessage said, StepResponse response);

    /// Chat models know the role of a tool for structured calls only.
    private static List<ChatMessage> spoken(StepResponse response, String revealed) {
        return response.messages().stream()
                .map(
                        message ->
                                ChatMessage.user(
                                        response.revealed().isEmpty()
                                                ? message.content()
                                                : revealed + "\n" + message.content()))
                .toList();
    }
}
