package dev.envtune.worker.prompt;

import dev.envtune.contract.FunctionTool;
import dev.envtune.contract.PromptStyle;
import dev.envtune.policy.jinja.JinjaTemplate;
import dev.envtune.policy.jinja.Text;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Tools as texts in a conversation that a chat template lays out.
enum ToolTexts {
    /// The chat template shows the first turn's; those revealed later are one line of JSON each.
    SCHEMA(
            """
            {%- for tool in tools %}
                {{- tool | tojson }}
                {{- '' if loop.last else '\\n' }}
            {%- endfor %}
            """),
    /// A JSON list of documents with an indent of 4.
    OFFICIAL("{{- tools | map(attribute='function') | list | tojson(indent=4) }}");

    private static final JsonMapper JSON = JsonMapper.shared();

    private final JinjaTemplate template;

    ToolTexts(String template) {
        this.template = JinjaTemplate.parse(template);
    }

    static ToolTexts of(PromptStyle style) {
        return switch (style) {
            case SCHEMA -> SCHEMA;
            case OFFICIAL -> OFFICIAL;
            case COMPACT -> throw new IllegalArgumentException("compact uses no chat template");
        };
    }

    String of(List<FunctionTool> tools) {
        var values = tools.stream().map(tool -> JSON.convertValue(tool, Map.class)).toList();
        return template.render(Map.of("tools", Text.allForeign(values)), Clock.systemUTC()).value();
    }
}
