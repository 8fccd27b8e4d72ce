package dev.envtune.env.sandbox.filesystem;

import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.PythonError;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Strings;
import dev.envtune.env.sandbox.python.Value;
import java.lang.ref.WeakReference;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a file holds: text, or any value that a task or a call put there. Immutable and shared by
/// copies of a file; what is derived from it is kept, and may safely be derived twice.
final class Content {
    static final Content EMPTY = new Content(new Str(""));

    private final Value base;
    private final @Nullable String extension;
    private @Nullable Str whole;
    private int sizeBytes = -1;

    /// For calls that come close together: a large file read 128 times in a message is split once.
    private @Nullable WeakReference<List<String>> lines;

    Content(Value value) {
        base = value;
        extension = null;
    }

    /// Text with the text that long-context tasks append to files.
    Content(Str text, String extension) {
        base = text;
        this.extension = extension;
    }

    Value value() {
        if (extension == null) {
            return base;
        }
        var text = whole;
        if (text == null) {
            text = new Str(((Str) base).value() + extension);
            whole = text;
        }
        return text;
    }

    /// The text, on which a method of Python's strings is about to be called.
    String text(String method) {
        return Operators.text(value(), method);
    }

    List<String> lines() {
        var kept = lines == null ? null : lines.get();
        if (kept == null) {
            kept = Collections.unmodifiableList(Strings.splitLines(text("splitlines")));
            lines = new WeakReference<>(kept);
        }
        return kept;
    }

    /// The length in UTF-8; raises Python's `UnicodeEncodeError` where half a surrogate pair stands alone.
    int sizeBytes() {
        int size = sizeBytes;
        if (size < 0) {
            size = utf8Length(text("encode"));
            sizeBytes = size;
        }
        return size;
    }

    boolean sameAs(Content other) {
        return this == other
                || extension == other.extension && base.equals(other.base)
                || value().equals(other.value());
    }

    private static int utf8Length(String text) {
        int bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                continue;
            }
            if (!Character.isSurrogate(c)) {
                bytes += c < 0x800 ? 1 : 2;
            } else if (Character.charCount(text.codePointAt(i)) == 2) {
                bytes += 2;
                i++;
            } else {
                throw new PythonError(
                        PythonError.Type.VALUE_ERROR,
                        "'utf-8' codec can't encode character '\\u"
                                + Integer.toHexString(c)
                                + "' in position "
                                + text.codePointCount(0, i)
                                + ": surrogates not allowed");
            }
        }
        return bytes;
    }
}
