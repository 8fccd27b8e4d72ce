package dev.envtune.env.task;

import static org.assertj.core.api.Assertions.assertThat;

import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.JsonValues;
import dev.envtune.env.sandbox.python.TextForms;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ToolDocumentTest {
    private static final String OFFICIAL =
            """
            {"name": "f", "description": "Does it.", "parameters": {"type": "dict", "properties": \
            {"a": {"type": "float", "description": "A."}, \
            "b": {"type": "array", "items": {"type": "dict", "properties": {"x": {"type": "float"}}}, "default": []}, \
            "c": {"type": "string", "description": "C.", "default": "None"}, \
            "d": {"type": "dict", "properties": {"e": {"type": "any"}}}}, "required": ["a"]}, \
            "response": {"type": "dict", "properties": {"r": {"type": "integer"}}}}""";

    private final ToolDocument document = document();

    private static ToolDocument document() {
        var line = new SourceLine("sample", 1, (DictValue) JsonValues.parse(OFFICIAL));
        return new ToolDocument(
                line.text("name"),
                line.text("description"),
                line.dict("parameters"),
                line.dict("response"));
    }

    @Test
    void official_document_isUnchanged() {
        assertThat(TextForms.json(document.official())).isEqualTo(OFFICIAL);
    }

    @Test
    void functionTool_types_haveTheirJsonSchemaNames() {
        assertThat(JsonMapper.builder().build().writeValueAsString(document.functionTool()))
                .isEqualTo(
                        """
                        {"type":"function","function":{"name":"f","description":"Does it.",\
                        "parameters":{"type":"object","properties":{\
                        "a":{"type":"number","description":"A."},\
                        "b":{"type":"array","items":{"type":"object","properties":{"x":{"type":"number"}}},"default":[]},\
                        "c":{"type":"string","description":"C."},\
                        "d":{"type":"object","properties":{"e":{}}}},"required":["a"]},\
                        "response":{"type":"object","properties":{"r":{"type":"integer"}}}}}""");
    }
}
