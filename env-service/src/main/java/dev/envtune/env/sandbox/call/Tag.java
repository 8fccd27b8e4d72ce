package dev.envtune.env.sandbox.call;

/// A tag of an assistant message, matched as by a non-greedy regular expression, in linear time.
enum Tag {
    THINK("think"),
    TOOL_CALL("tool_call"),
    ANSWER("answer");

    private final String opening;
    private final String closing;

    Tag(String name) {
        opening = "<" + name + ">";
        closing = "</" + name + ">";
    }

    /// @param pairs how many, none overlapping
    /// @param content of the first pair, empty where there is none
    /// @param outside the text without all pairs and what is between them
    record Found(int pairs, String content, String outside) {}

    Found find(String text) {
        int open = text.indexOf(opening);
        if (open < 0) {
            return new Found(0, "", text);
        }
        int pairs = 0;
        String content = "";
        var outside = new StringBuilder();
        int copied = 0;
        while (open >= 0) {
            int start = open + opening.length();
            int end = text.indexOf(closing, start);
            if (end < 0) {
                break;
            }
            if (pairs++ == 0) {
                content = text.substring(start, end);
            }
            outside.append(text, copied, open);
            copied = end + closing.length();
            open = text.indexOf(opening, copied);
        }
        return new Found(pairs, content, outside.append(text, copied, text.length()).toString());
    }
}
