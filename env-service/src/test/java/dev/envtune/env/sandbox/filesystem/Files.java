package dev.envtune.env.sandbox.filesystem;

import dev.envtune.env.sandbox.LongContext;
import dev.envtune.env.sandbox.LongContext.Constant;
import dev.envtune.env.sandbox.LongContextSample;
import dev.envtune.env.sandbox.Play;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.JsonValues;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;

/// File systems to test with.
final class Files {
    private static final String DOMAIN = "GorillaFileSystem";

    private Files() {}

    /// `home` with `docs` (`plan.txt`, `old` with `deep.txt`), `music`, `a.txt`, `b.txt` and `.hidden`.
    static Play home() {
        return of(
                """
                {"home": {"docs": {"plan.txt": "buy paint", "old": {"deep.txt": "x"}},
                          "music": {}, "a.txt": "one two\\nthree", "b.txt": "one two\\nfour\\nfive",
                          ".hidden": ""}}
                """);
    }

    /// @param tree a dictionary with the root: dictionaries are directories, anything else is the
    ///     content of a file
    static Play of(String tree) {
        return Play.of(DOMAIN, TextForms.json(config(tree)));
    }

    static Play longContext(String tree) {
        return Play.of(DOMAIN, TextForms.json(config(tree)), constants());
    }

    static FileSystemSandbox sandbox(String tree) {
        var sandbox = new FileSystemSandbox();
        sandbox.load(config(tree), null);
        return sandbox;
    }

    static LongContext constants() {
        return new LongContextSample()
                .with(Constant.FILE_CONTENT_EXTENSION, " and so on")
                .with(Constant.FILES_TAIL_USED, JsonValues.parse("[\"log.txt\"]"))
                .with(Constant.POPULATE_FILE_EXTENSION, JsonValues.parse("[\"p1\", \"p2\"]"))
                .constants();
    }

    static DictValue config(String tree) {
        var roots = new DictValue();
        ((DictValue) JsonValues.parse(tree))
                .entries()
                .forEach(entry -> roots.put(entry.getKey(), described(entry.getValue())));
        return DictValue.of("root", roots).freeze();
    }

    private static DictValue described(Value node) {
        if (!(node instanceof DictValue entries)) {
            return DictValue.of("type", "file").put("content", node);
        }
        var contents = new DictValue();
        entries.entries()
                .forEach(entry -> contents.put(entry.getKey(), described(entry.getValue())));
        return DictValue.of("type", "directory").put("contents", contents);
    }
}
