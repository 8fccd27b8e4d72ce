package dev.envtune.env.demonstration;

import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.Toolbox;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;

/// A home folder with a few folders and text files.
final class FileWorld implements World {
    @Override
    public String domain() {
        return "GorillaFileSystem";
    }

    @Override
    public DictValue start(Draw draw) {
        var home = new DictValue();
        for (var name : draw.texts("folder", draw.between(2, 3))) {
            home.put(name, folder(files(draw, draw.between(0, 3))));
        }
        files(draw, draw.between(2, 3)).entries().forEach(e -> home.put(e.getKey(), e.getValue()));
        return DictValue.of("root", DictValue.of("home", folder(home)));
    }

    private static DictValue folder(DictValue contents) {
        return DictValue.of("type", "directory").put("contents", contents);
    }

    private static DictValue files(Draw draw, int count) {
        var files = new DictValue();
        for (var name : draw.texts("file", count)) {
            var lines = draw.texts("short text", draw.between(1, 4));
            files.put(name, DictValue.of("type", "file").put("content", String.join("\n", lines)));
        }
        return files;
    }

    @Override
    public List<Value> facts(String fact, Toolbox live) {
        var names = listed(live);
        return switch (fact) {
            case "file" -> names.stream().filter(FileWorld::isFile).toList();
            case "folder" -> names.stream().filter(name -> !isFile(name)).toList();
            case "name part" -> nameParts(names);
            case "line word" -> words(names, live);
            default -> throw World.unknown(domain(), fact);
        };
    }

    private static List<Value> listed(Toolbox live) {
        return result(live, "ls()") instanceof ListValue names ? names.items() : List.of();
    }

    /// The one field of a call's result; the call is made on a copy.
    private static Value result(Toolbox live, String call) {
        return live.copy().execute(call).result() instanceof ToolResult.Ok(DictValue ok, _)
                ? Objects.requireNonNull(ok.values().iterator().next())
                : new ListValue();
    }

    private static boolean isFile(Value name) {
        return TextForms.str(name).indexOf('.') > 0;
    }

    private static List<Value> nameParts(List<Value> names) {
        return names.stream()
                .map(TextForms::str)
                .map(
                        name ->
                                Value.of(
                                        isFile(new Str(name))
                                                ? name.substring(0, name.indexOf('.'))
                                                : name))
                .distinct()
                .toList();
    }

    private static List<Value> words(List<Value> names, Toolbox live) {
        var words = new LinkedHashSet<Value>();
        for (var name : names) {
            if (isFile(name)) {
                var content = TextForms.str(result(live, "cat(" + TextForms.repr(name) + ")"));
                Arrays.stream(content.split("\\s+"))
                        .filter(w -> !w.isEmpty())
                        .map(Value::of)
                        .forEach(words::add);
            }
        }
        return new ArrayList<>(words);
    }
}
