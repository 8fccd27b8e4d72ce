package dev.envtune.worker.completion;

import java.util.ArrayList;
import java.util.List;

/// Finds tool calls in the text of a message as it comes: `<tool_call>…</tool_call>` anywhere, or a
/// message that is nothing but JSON of calls, as Llama writes them. What may be a call is held back until
/// it is whole; what is none stays text, unchanged, but for white space around calls. For one thread.
public final class ToolCallText {
    private static final String OPEN = "<tool_call>";
    private static final String CLOSE = "</tool_call>";
    private static final String PYTHON_TAG = "<|python_tag|>";

    private enum Place {
        BEGINNING,
        TEXT,
        TAG,
        JSON
    }

    private final List<MessagePart> parts = new ArrayList<>();
    private String pending = "";
    private Place place = Place.BEGINNING;
    private boolean afterCall;

    /// @return what is certain now
    public List<MessagePart> add(String text) {
        pending += text;
        Place before;
        do {
            before = place;
            read();
        } while (place != before);
        return drained();
    }

    /// @return what was held back, when no text follows
    public List<MessagePart> finish() {
        switch (place) {
            case JSON -> callsOr(pending.strip().replace(PYTHON_TAG, ""), pending);
            case TAG -> callsOr(pending.substring(OPEN.length()), pending);
            case BEGINNING, TEXT -> text(pending);
        }
        pending = "";
        return drained();
    }

    private List<MessagePart> drained() {
        var all = List.copyOf(parts);
        parts.clear();
        return all;
    }

    private void read() {
        switch (place) {
            case BEGINNING -> begin();
            case TEXT -> readText();
            case TAG -> readTag();
            case JSON -> {}
        }
    }

    private void begin() {
        var begun = pending.stripLeading();
        if (begun.startsWith("{") || begun.startsWith(PYTHON_TAG)) {
            place = Place.JSON;
        } else if (!begun.isEmpty() && !PYTHON_TAG.startsWith(begun)) {
            place = Place.TEXT;
        }
    }

    private void readText() {
        if (afterCall) {
            pending = pending.stripLeading();
            afterCall = pending.isEmpty();
        }
        int at = pending.indexOf(OPEN);
        if (at >= 0) {
            text(pending.substring(0, at).stripTrailing());
            pending = pending.substring(at);
            place = Place.TAG;
            return;
        }
        int certain = pending.length() - beginningOfTag();
        while (certain > 0 && Character.isWhitespace(pending.charAt(certain - 1))) {
            certain--;
        }
        text(pending.substring(0, certain));
        pending = pending.substring(certain);
    }

    /// How many of the last characters may begin a tag.
    private int beginningOfTag() {
        int length = Math.min(OPEN.length() - 1, pending.length());
        while (!pending.endsWith(OPEN.substring(0, length))) {
            length--;
        }
        return length;
    }

    private void readTag() {
        int end = pending.indexOf(CLOSE);
        if (end < 0) {
            return;
        }
        int after = end + CLOSE.length();
        afterCall = callsOr(pending.substring(OPEN.length(), end), pending.substring(0, after));
        pending = pending.substring(after);
        place = Place.TEXT;
    }

    private boolean callsOr(String calls, String otherwise) {
        var read = CallReader.read(calls);
        if (read.isEmpty()) {
            text(otherwise);
        }
        parts.addAll(read);
        return !read.isEmpty();
    }

    private void text(String text) {
        if (!text.isEmpty()) {
            parts.add(new MessagePart.Text(text));
        }
    }
}
