package dev.envtune.env.task;

import dev.envtune.contract.FunctionTool;
import dev.envtune.env.sandbox.python.DictValue;

/// What a policy is told of a tool, in the official form (spec/bfcl-protocol.md section 1): types are
/// named as in Python, an object is a `dict`.
///
/// @param parameters `{"type": "dict", "properties": …, "required": […]}`, frozen
/// @param response the same of a successful result, without `required`, frozen
public record ToolDocument(
        String name, String description, DictValue parameters, DictValue response) {
    private static final String LANGUAGE_NOTE =
            " Note that the provided function is in Python 3 syntax.";

    public ToolDocument {
        parameters.freeze();
        response.freeze();
    }

    /// As an OpenAI function.
    public FunctionTool functionTool() {
        return FunctionSchema.of(this);
    }

    /// As an object of the official tool documents.
    public DictValue official() {
        return DictValue.of("name", name)
                .put("description", description)
                .put("parameters", parameters)
                .put("response", response);
    }

    /// With the sentence that the official loader appends to the tools offered from the start.
    public ToolDocument withLanguageNote() {
        return new ToolDocument(name, description + LANGUAGE_NOTE, parameters, response);
    }
}
