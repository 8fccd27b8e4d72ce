package dev.envtune.env.api;

/// Examples for the OpenAPI document, of a task of the starter suite.
final class Examples {
    static final String CREATE =
            """
            {"id": "my-first", "task": "starter_base_0", "feedback": "AUGMENTED", \
            "hints": {"*": ["K1", "K4"], "TicketAPI": []}}""";

    static final String STEP_TEXT =
            """
            {"step": 0, "text": "<think>I go to the folder.</think>\\n<tool_call>[{\\"name\\": \\"cd\\", \
            \\"arguments\\": {\\"folder\\": \\"docs\\"}}]</tool_call>"}""";

    static final String STEP_CALLS =
            """
            {"step": 0, "calls": [{"id": "call_1", "name": "cd", "arguments": {"folder": "docs"}}]}""";

    static final String STEP_RESPONSE =
            """
            {"step": 0, "turn": 0, "kind": "TOOL_RESULTS", "code": -1, "results": \
            [{"call": "cd(folder='docs')", "result": "{\\"current_working_directory\\": \\"docs\\"}", \
            "raised": false}], "messages": [{"role": "tool", "content": \
            "{\\"current_working_directory\\": \\"docs\\"}", "tool_call_id": "call_1"}], \
            "revealed": [], "terminated": false}""";

    private Examples() {}
}
