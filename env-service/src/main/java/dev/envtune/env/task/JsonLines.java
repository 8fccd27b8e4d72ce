package dev.envtune.env.task;

import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.JsonValues;
import dev.envtune.env.sandbox.python.PythonError;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads JSON files: one object a line, or one object a file.
final class JsonLines {
    /// Of one object; many times the longest entry of the official data.
    private static final int MAX_CHARS = 1 << 20;

    /// Of one file; the official ones have at most 200.
    private static final int MAX_OBJECTS = 10_000;

    private static final Pattern PLACE = Pattern.compile(": line (\\d+) column (\\d+) .*");

    private JsonLines() {}

    /// The objects of a file with one a line; empty lines are passed over.
    static List<SourceLine> read(SuiteFiles files, String path) {
        var location = files.locate(path);
        var text = text(location, files.read(path));
        var objects = new ArrayList<SourceLine>();
        int line = 0;
        for (int start = 0; start < text.length(); ) {
            int newline = text.indexOf('\n', start);
            int end = newline < 0 ? text.length() : newline;
            var source = text.substring(start, end);
            line++;
            if (!source.isBlank()) {
                if (objects.size() == MAX_OBJECTS) {
                    throw new UnreadableSuiteException(
                            location + ":" + line + ": more than " + MAX_OBJECTS + " entries");
                }
                objects.add(new SourceLine(location, line, object(location, line, source)));
            }
            start = end + 1;
        }
        if (objects.isEmpty()) {
            throw new UnreadableSuiteException(location + ":1: the file is empty");
        }
        return objects;
    }

    /// The object that a file holds.
    static DictValue readOne(SuiteFiles files, String path) {
        var location = files.locate(path);
        return object(location, 1, text(location, files.read(path)));
    }

    private static DictValue object(String location, int line, String source) {
        if (source.length() > MAX_CHARS) {
            throw new UnreadableSuiteException(
                    location
                            + ":"
                            + line
                            + ": longer than "
                            + MAX_CHARS
                            + " characters, so it is no entry of the official data");
        }
        try {
            if (JsonValues.parse(source) instanceof DictValue object) {
                return object;
            }
            throw new UnreadableSuiteException(location + ":" + line + ": this is no JSON object");
        } catch (PythonError e) {
            var place = PLACE.matcher(e.text());
            var located = place.find();
            int offset = located ? Integer.parseInt(place.group(1)) - 1 : 0;
            throw new UnreadableSuiteException(
                    location
                            + ":"
                            + (line + offset)
                            + ": this is no JSON: "
                            + place.replaceFirst(located ? ", at column " + place.group(2) : "")
                            + "; the file is damaged or cut short, get it again");
        }
    }

    /// UTF-8, strictly.
    static String text(String location, byte[] content) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
        } catch (CharacterCodingException _) {
            int line = 1;
            for (int i = 0; i < validPrefix(content); i++) {
                line += content[i] == '\n' ? 1 : 0;
            }
            throw new UnreadableSuiteException(
                    location
                            + ":"
                            + line
                            + ": this is no UTF-8 text; the file is damaged, get it again");
        }
    }

    /// How many bytes decode before the first that does not.
    private static int validPrefix(byte[] content) {
        var in = ByteBuffer.wrap(content);
        var out = CharBuffer.allocate(content.length);
        StandardCharsets.UTF_8.newDecoder().decode(in, out, true);
        return in.position();
    }
}
