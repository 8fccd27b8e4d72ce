package dev.envtune.trainer.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Finds the user's words at the end of an opening. Chat tokens (`<|im_start|>`) are tokens of their own
/// there, since the same characters in texts of others are never tokenized so.
final class UserTurn {
    private static final Pattern CHAT_TOKEN = Pattern.compile("<\\|[^|]+\\|>");
    private static final String ROLE = "user";
    private static final int TAIL = 600;

    private UserTurn() {}

    /// The last user turn, or the end of the text where no chat tokens tell where it begins.
    ///
    /// @param texts of the opening's tokens
    static String last(List<String> texts) {
        var parts = parts(texts);
        for (int i = parts.size() - 1; i >= 0; i--) {
            var part = parts.get(i);
            if (part.startsWith(ROLE + "\n")) {
                return part.substring(ROLE.length() + 1).strip();
            }
            if (part.strip().equals(ROLE) && i + 1 < parts.size()) {
                return parts.get(i + 1).strip();
            }
        }
        var text = String.join("", texts);
        return text.length() <= TAIL ? text : "… " + text.substring(text.length() - TAIL);
    }

    /// What stands between chat tokens.
    private static List<String> parts(List<String> texts) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        for (var text : texts) {
            if (CHAT_TOKEN.matcher(text).matches()) {
                parts.add(part.toString());
                part.setLength(0);
            } else {
                part.append(text);
            }
        }
        parts.add(part.toString());
        return parts;
    }
}
