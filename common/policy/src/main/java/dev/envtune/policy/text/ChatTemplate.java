package dev.envtune.policy.text;

import dev.envtune.contract.FunctionTool;
import dev.envtune.policy.PolicyException;
import dev.envtune.policy.jinja.JinjaException;
import dev.envtune.policy.jinja.JinjaTemplate;
import dev.envtune.policy.jinja.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Turns conversations into the text that a model was trained to continue. Safe for use by many threads.
///
/// The result is that of Hugging Face's `apply_chat_template`. Contents of foreign messages, tools and
/// tool calls stay foreign through all that a template does to them (trim, split, JSON escapes).
public final class ChatTemplate {
    /// ChatML. Shows structured calls, but no tools.
    static final String CHAT_ML =
            """
            {%- for message in messages %}
                {{- '<|im_start|>' + message.role + '\\n' + message.content }}
                {%- for call in message.tool_calls %}
                    {%- set call = {'name': call.function.name, 'arguments': call.function.arguments} %}
                    {{- '[' if loop.first else ', ' }}
                    {{- call | tojson }}
                    {{- ']' if loop.last }}
                {%- endfor %}
                {{- '<|im_end|>\\n' }}
            {%- endfor %}
            {%- if add_generation_prompt %}
                {{- '<|im_start|>assistant\\n' }}
            {%- endif %}
            """;

    private static final String PROBE = "a9f3-probe";

    private final String source;
    private final JinjaTemplate template;
    private final JinjaTemplate withTools;
    private final Map<String, Object> variables;
    private final Clock clock;
    private final boolean knowsTools;
    private final boolean knowsToolRole;

    private ChatTemplate(
            String source,
            Map<String, String> templates,
            Map<String, Object> variables,
            Clock clock) {
        this.source = source;
        this.variables = variables;
        this.clock = clock;
        var main = templates.getOrDefault("default", CHAT_ML);
        template = parse(main);
        withTools = parse(templates.getOrDefault("tool_use", main));
        knowsTools = shows(List.of(ChatMessage.user("u")), List.of(probeTool()));
        knowsToolRole =
                shows(
                        List.of(
                                ChatMessage.user("u"),
                                ChatMessage.assistant("a"),
                                ChatMessage.tool(PROBE)),
                        List.of());
    }

    /// The template of a model's folder: `chat_template.jinja`, else `chat_template` in
    /// `tokenizer_config.json` (of several named ones `default`, and `tool_use` where there are tools),
    /// else ChatML.
    ///
    /// @param variables more variables for the template, such as `enable_thinking`
    /// @param clock for templates that print the date
    /// @throws PolicyException if a file is damaged or the template uses what is not supported
    public static ChatTemplate open(Path folder, Map<String, Object> variables, Clock clock) {
        var config = JsonFile.readIfPresent(folder.resolve("tokenizer_config.json"));
        var all = new HashMap<String, Object>();
        config.forEachEntry(
                (name, value) -> {
                    var token = value.isObject() ? value.path("content") : value;
                    if (name.endsWith("_token") && token.isString()) {
                        all.put(name, token.asString());
                    }
                });
        all.putAll(variables);
        return new ChatTemplate(folder.toString(), templates(folder, config), all, clock);
    }

    /// The template of a model's folder, with the system's date.
    public static ChatTemplate open(Path folder) {
        return open(folder, Map.of(), Clock.systemDefaultZone());
    }

    private static Map<String, String> templates(Path folder, JsonNode config) {
        var file = folder.resolve("chat_template.jinja");
        if (Files.exists(file)) {
            try {
                return Map.of("default", Files.readString(file));
            } catch (IOException e) {
                throw JsonFile.damaged(file, e.toString(), e);
            }
        }
        var templates = new HashMap<String, String>();
        var named = config.path("chat_template");
        if (named.isString()) {
            templates.put("default", named.asString());
        }
        if (named.isArray()) {
            named.forEach(
                    entry ->
                            templates.put(
                                    entry.path("name").asString(),
                                    entry.path("template").asString()));
        }
        return templates;
    }

    /// Renders the conversation.
    ///
    /// @param addGenerationPrompt whether the text ends with the beginning of an assistant's message
    /// @return neighbours differ in `foreign`
    /// @throws PolicyException if the template refuses the conversation or shows no tools
    public List<Piece> render(
            List<ChatMessage> messages, List<FunctionTool> tools, boolean addGenerationPrompt) {
        if (!tools.isEmpty() && !knowsTools) {
            throw new PolicyException(
                    "The chat template of %s does not show tools. Describe them in the system message (prompt style compact)."
                            .formatted(source));
        }
        try {
            return renderText(messages, tools, addGenerationPrompt).runs().stream()
                    .map(run -> new Piece(run.value(), run.foreign()))
                    .toList();
        } catch (JinjaException e) {
            throw failed(e);
        }
    }

    /// Whether the template shows the tools that it is given.
    public boolean knowsTools() {
        return knowsTools;
    }

    /// Whether the template shows messages of the role `tool`.
    public boolean knowsToolRole() {
        return knowsToolRole;
    }

    private JinjaTemplate parse(String template) {
        try {
            return JinjaTemplate.parse(template);
        } catch (JinjaException e) {
            throw failed(e);
        }
    }

    private PolicyException failed(JinjaException e) {
        return new PolicyException(
                "The chat template of %s failed: %s. Correct the template or the conversation."
                        .formatted(source, e.getMessage()),
                e);
    }

    private boolean shows(List<ChatMessage> messages, List<FunctionTool> tools) {
        try {
            return renderText(messages, tools, false).value().contains(PROBE);
        } catch (JinjaException _) {
            return false;
        }
    }

    private static FunctionTool probeTool() {
        var parameters = Map.<String, Object>of("type", "object", "properties", Map.of());
        return FunctionTool.of(new FunctionTool.Function(PROBE, PROBE, parameters, null));
    }

    private Text renderText(
            List<ChatMessage> messages, List<FunctionTool> tools, boolean addGenerationPrompt) {
        var all = new HashMap<String, @Nullable Object>(variables);
        all.put("messages", messages.stream().map(ChatTemplate::message).toList());
        all.put("tools", tools.isEmpty() ? null : tools.stream().map(ChatTemplate::tool).toList());
        all.put("add_generation_prompt", addGenerationPrompt);
        return (tools.isEmpty() ? template : withTools).render(all, clock);
    }

    private static Object message(ChatMessage message) {
        var result = new LinkedHashMap<String, Object>();
        result.put("role", message.role());
        result.put(
                "content",
                message.foreign() ? Text.foreign(message.content()) : Text.own(message.content()));
        if (!message.toolCalls().isEmpty()) {
            result.put("tool_calls", message.toolCalls().stream().map(ChatTemplate::call).toList());
        }
        return result;
    }

    private static Object call(ChatMessage.ToolCall call) {
        var function = new LinkedHashMap<String, Object>();
        function.put("name", call.name());
        function.put("arguments", call.arguments());
        return Text.allForeign(typed(function));
    }

    private static Object tool(FunctionTool tool) {
        var function = new LinkedHashMap<String, Object>();
        function.put("name", tool.function().name());
        function.put("description", tool.function().description());
        function.put("parameters", tool.function().parameters());
        if (tool.function().response() != null) {
            function.put("response", tool.function().response());
        }
        return Text.allForeign(typed(function));
    }

    private static Map<String, Object> typed(Map<String, Object> function) {
        var result = new LinkedHashMap<String, Object>();
        result.put("type", "function");
        result.put("function", function);
        return result;
    }
}
