package dev.envtune.env.sandbox.filesystem;

import static dev.envtune.env.sandbox.JsonType.ARRAY;
import static dev.envtune.env.sandbox.JsonType.INTEGER;
import static dev.envtune.env.sandbox.JsonType.STRING;

import dev.envtune.env.sandbox.Failure;
import dev.envtune.env.sandbox.Param;
import dev.envtune.env.sandbox.Returns;
import dev.envtune.env.sandbox.Tool;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.filesystem.Arguments.FileName;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.Operators;
import dev.envtune.env.sandbox.python.PythonError;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.Strings;
import dev.envtune.env.sandbox.python.Substring;
import dev.envtune.env.sandbox.python.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What files in the current directory hold. None of these tools changes a file.
public final class ReadingTools {
    private static final NameFaults CAT =
            NameFaults.of("file_name", Kind.FILE, "cat: '{file_name}': No such file or directory")
                    .wording(
                            "cat: '{file_name}': Invalid character",
                            NameFault.PATH_TO_HERE,
                            NameFault.PATH_TO_ELSEWHERE,
                            NameFault.PATH_TO_NOWHERE,
                            NameFault.FORBIDDEN_CHARACTER)
                    .wording("cat: '{file_name}': Is a directory", NameFault.IS_DIRECTORY);
    private static final NameFaults WC = fileOf("wc");
    private static final NameFaults SORT = fileOf("sort");
    private static final NameFaults GREP = fileOf("grep");
    private static final NameFaults TAIL = fileOf("tail");
    private static final String NO_DIFF =
            "diff: {file_name1} or {file_name2}: No such file or directory";
    private static final NameFaults DIFF_FIRST = NameFaults.of("file_name1", Kind.FILE, NO_DIFF);
    private static final NameFaults DIFF_SECOND = NameFaults.of("file_name2", Kind.FILE, NO_DIFF);

    private final FileTree tree;

    ReadingTools(FileTree tree) {
        this.tree = tree;
    }

    private static NameFaults fileOf(String tool) {
        return NameFaults.of(
                "file_name", Kind.FILE, tool + ": {file_name}: No such file or directory");
    }

    @Tool(
            name = "cat",
            description = "Shows all that a file in the current directory holds.",
            returns =
                    @Returns(
                            field = "file_content",
                            type = STRING,
                            description = "The content, as it was written."))
    public ToolResult cat(@FileName Value fileName) {
        if (Names.isForbidden(fileName)) {
            return new ToolResult.Failed(CAT.forbidden(tree, fileName));
        }
        return tree.find(fileName) instanceof File file
                ? ToolResult.ok("file_content", file.content().value())
                : new ToolResult.Failed(CAT.missing(tree, fileName));
    }

    @Tool(
            name = "wc",
            description = "Counts the lines, words or characters of a file.",
            returns = {
                @Returns(field = "count", type = INTEGER, description = "How many there are."),
                @Returns(
                        field = "type",
                        type = STRING,
                        description = "What was counted: lines, words or characters.")
            })
    public ToolResult wc(
            @FileName Value fileName,
            @Param(
                            name = "mode",
                            type = STRING,
                            description =
                                    "What to count: l for lines, w for words, c for characters.",
                            defaultsTo = "'l'",
                            values = {"l", "w", "c"})
                    Value mode) {
        var counted = Counted.of(mode);
        if (counted == null) {
            return new ToolResult.Failed(modeFault(fileName, mode));
        }
        if (!(tree.find(fileName) instanceof File file)) {
            return new ToolResult.Failed(WC.missing(tree, fileName));
        }
        return ToolResult.ok(
                DictValue.of("count", counted.count(file.content())).put("type", counted.label()));
    }

    private Failure modeFault(Value fileName, Value mode) {
        var meant = Counted.meantBy(mode);
        var failure =
                meant == null
                        ? Failure.of(FileSystemCause.WC_MODE)
                        : Failure.of(FileSystemCause.WC_MODE, "instead", meant.letter());
        return fileName instanceof Str && !(tree.find(fileName) instanceof File)
                ? failure.and(List.of(WC.missing(tree, fileName)))
                : failure;
    }

    @Tool(
            name = "sort",
            description = "Shows the lines of a file in sorted order; the file stays as it is.",
            returns =
                    @Returns(
                            field = "sorted_content",
                            type = STRING,
                            description = "The lines in the order of their characters' codes."))
    public ToolResult sort(@FileName Value fileName) {
        if (!(tree.find(fileName) instanceof File file)) {
            return new ToolResult.Failed(SORT.missing(tree, fileName));
        }
        var lines = new ArrayList<>(file.content().lines());
        lines.sort(Strings.CODE_POINT_ORDER);
        return ToolResult.ok("sorted_content", String.join("\n", lines));
    }

    @Tool(
            name = "grep",
            description = "Shows the lines of a file that contain a text.",
            returns =
                    @Returns(
                            field = "matching_lines",
                            type = ARRAY,
                            description = "The whole lines."))
    public ToolResult grep(
            @FileName Value fileName,
            @Param(
                            name = "pattern",
                            type = STRING,
                            description = "The text, taken literally and case-sensitive.")
                    Value pattern) {
        if (!(tree.find(fileName) instanceof File file)) {
            return new ToolResult.Failed(GREP.missing(tree, fileName));
        }
        var matching = new ListValue();
        var lines = file.content().lines();
        if (!lines.isEmpty()) {
            var sought = Substring.of(pattern);
            lines.stream().filter(sought::isIn).forEach(matching::add);
        }
        return new ToolResult.Ok(
                DictValue.of("matching_lines", matching),
                matching.isEmpty() ? Failure.of(FileSystemCause.GREP_NOTHING) : null);
    }

    @Tool(
            name = "tail",
            description = "Shows the last lines of a file.",
            returns = @Returns(field = "last_lines", type = STRING, description = "These lines."))
    public ToolResult tail(
            @FileName Value fileName,
            @Param(
                            name = "lines",
                            type = INTEGER,
                            description = "How many lines, 1 or more.",
                            defaultsTo = "10")
                    Value lines) {
        if (!(tree.find(fileName) instanceof File file)) {
            return new ToolResult.Failed(TAIL.missing(tree, fileName));
        }
        var all = file.content().lines();
        var last = all.subList(tailStart(all.size(), lines), all.size());
        return new ToolResult.Ok(
                DictValue.of("last_lines", String.join("\n", last)), lineCountFault(lines));
    }

    /// Where Python's `all[-lines:]` starts, with `lines` clipped to the size.
    private static int tailStart(int size, Value lines) {
        if (Operators.greater(lines, Int.of(size))) {
            return 0;
        }
        if (!isInteger(lines)) {
            throw new PythonError(
                    PythonError.Type.TYPE_ERROR,
                    "slice indices must be integers or None or have an __index__ method");
        }
        if (Operators.greater(lines, Int.of(0))) {
            return size - (int) Operators.toInt(lines).longValue();
        }
        return Operators.less(lines, Int.of(-size))
                ? size
                : (int) -Operators.toInt(lines).longValue();
    }

    private static boolean isInteger(Value lines) {
        return switch (lines.typeName()) {
            case "int", "bool" -> true;
            default -> false;
        };
    }

    private static @Nullable Failure lineCountFault(Value lines) {
        if (Operators.greater(lines, Int.of(0))) {
            return null;
        }
        return Failure.of(
                lines.truthy()
                        ? FileSystemCause.TAIL_OF_NEGATIVE_LINES
                        : FileSystemCause.TAIL_OF_NO_LINES);
    }

    @Tool(
            name = "diff",
            description =
                    "Compares two files line by line, as far as the shorter one goes; the files stay"
                            + " as they are.",
            returns =
                    @Returns(
                            field = "diff_lines",
                            type = STRING,
                            description =
                                    "For each pair of lines that differ, '- ' and the line of the"
                                            + " first file, then '+ ' and that of the second."))
    public ToolResult diff(
            @Param(
                            name = "file_name1",
                            type = STRING,
                            description = "The first file, in the current directory.",
                            from = Arguments.LISTED)
                    Value fileName1,
            @Param(
                            name = "file_name2",
                            type = STRING,
                            description = "The second file, in the current directory.",
                            from = Arguments.LISTED)
                    Value fileName2) {
        var node1 = tree.find(fileName1);
        var node2 = node1 == null ? null : tree.find(fileName2);
        var first = node1 instanceof File file ? file : null;
        var second = node2 instanceof File file ? file : null;
        if (first == null || second == null) {
            return new ToolResult.Failed(diffFault(fileName1, first, fileName2));
        }
        return diff(first, second);
    }

    private Failure diffFault(Value name1, @Nullable File first, Value name2) {
        if (first != null) {
            return DIFF_SECOND.missing(tree, name2);
        }
        var failure = DIFF_FIRST.missing(tree, name1);
        return isFile(name2) ? failure : failure.and(List.of(DIFF_SECOND.missing(tree, name2)));
    }

    private boolean isFile(Value name) {
        return name instanceof Str && tree.find(name) instanceof File;
    }

    private static ToolResult diff(File first, File second) {
        var mine = first.content().lines();
        var others = second.content().lines();
        int common = Math.min(mine.size(), others.size());
        var blocks = new ArrayList<String>();
        for (int i = 0; i < common; i++) {
            if (!mine.get(i).equals(others.get(i))) {
                blocks.add("- " + mine.get(i) + "\n+ " + others.get(i));
            }
        }
        var longer = mine.size() > common ? first : second;
        return new ToolResult.Ok(
                DictValue.of("diff_lines", String.join("\n", blocks)),
                mine.size() == others.size()
                        ? null
                        : Failure.of(
                                FileSystemCause.DIFF_STOPPED,
                                "compared",
                                common,
                                "longer",
                                longer.name()));
    }
}
