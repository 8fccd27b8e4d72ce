package dev.envtune.worker.bootstrap;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// What a message of the text protocol calls.
final class CallShape {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String OPEN = "<tool_call>";
    private static final String CLOSE = "</tool_call>";

    private CallShape() {}

    /// How many arguments the only call of a message has; -1 for an answer, for several calls, and for
    /// what is none.
    static int arguments(String text) {
        int from = text.indexOf(OPEN);
        int to = text.indexOf(CLOSE);
        if (from < 0 || to < from) {
            return -1;
        }
        try {
            var calls = JSON.readTree(text.substring(from + OPEN.length(), to));
            return calls.isArray() && calls.size() == 1
                    ? calls.get(0).path("arguments").size()
                    : -1;
        } catch (JacksonException _) {
            return -1;
        }
    }
}
