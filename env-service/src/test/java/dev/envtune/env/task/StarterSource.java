package dev.envtune.env.task;

import dev.envtune.contract.Category;
import dev.envtune.env.sandbox.python.Bool;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.None;
import dev.envtune.env.sandbox.python.Real;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/// The starter suite's source (`src/starter`) and its expansion into the official format.
final class StarterSource {
    static final Path FOLDER = Path.of("src/starter");
    static final Path RESOURCES = Path.of("src/main/resources/starter");

    private final DictValue defaults;

    /// By number.
    private final Map<Integer, DictValue> scenarios = new TreeMap<>();

    /// One turn of a variant.
    private record Asked(String user, Value calls) {}

    StarterSource() {
        defaults = (DictValue) yaml(FOLDER.resolve("defaults.yaml"));
        for (var stem : OfficialDocuments.STEMS.values()) {
            var file = FOLDER.resolve(stem + ".yaml");
            for (var scenario : (ListValue) yaml(file)) {
                int number = number((DictValue) scenario, "scenario");
                if (scenarios.put(number, (DictValue) scenario) != null) {
                    throw new IllegalStateException(file + ": a second scenario " + number);
                }
            }
        }
    }

    Map<Integer, DictValue> scenarios() {
        return scenarios;
    }

    /// The contents of the files below [#RESOURCES], by path.
    Map<String, String> expand() {
        var files = new LinkedHashMap<String, String>();
        for (var category : Category.values()) {
            var questions = new StringBuilder();
            var answers = new StringBuilder();
            scenarios.forEach(
                    (number, scenario) -> {
                        var id = Layout.STARTER.id(category, number);
                        var turns = turns(category, scenario);
                        var question = question(id, category, scenario, turns);
                        questions.append(TextForms.json(question)).append('\n');
                        answers.append(TextForms.json(answer(id, turns))).append('\n');
                    });
            files.put(Layout.STARTER.questions(category), questions.toString());
            files.put(Layout.STARTER.answers(category), answers.toString());
        }
        return files;
    }

    private static List<Asked> turns(Category category, DictValue scenario) {
        var missing = scenario.getOrDefault(category.label(), None.NONE);
        var turns = new ArrayList<Asked>();
        int index = 0;
        for (var item : list(scenario, "turns")) {
            var turn = (DictValue) item;
            var user = text(turn, "user");
            var calls = list(turn, "calls");
            if (missing instanceof DictValue variant && number(variant, "turn") == index++) {
                boolean vague = category == Category.MISS_PARAM;
                turns.add(new Asked(vague ? text(variant, "vague") : user, new ListValue()));
                turns.add(new Asked(vague ? text(variant, "supply") : "", calls));
            } else {
                turns.add(new Asked(user, calls));
            }
        }
        return turns;
    }

    private DictValue question(
            String id, Category category, DictValue scenario, List<Asked> turns) {
        var messages = new ListValue();
        for (var turn : turns) {
            messages.add(
                    turn.user().isEmpty()
                            ? new ListValue()
                            : ListValue.of(
                                    DictValue.of("role", "user").put("content", turn.user())));
        }
        var question =
                DictValue.of("id", id)
                        .put("question", messages)
                        .put("initial_config", config(scenario))
                        .put("involved_classes", list(scenario, "domains"));
        if (category == Category.MISS_FUNC) {
            var missing = dict(scenario, "miss_func");
            var revealTurn = String.valueOf(number(missing, "turn") + 1);
            question.put("missed_function", DictValue.of(revealTurn, list(missing, "tools")));
        }
        return question;
    }

    private static DictValue answer(String id, List<Asked> turns) {
        var truth = new ListValue();
        turns.forEach(turn -> truth.add(turn.calls()));
        return DictValue.of("id", id).put("ground_truth", truth);
    }

    private DictValue config(DictValue scenario) {
        var own = (DictValue) scenario.getOrDefault("config", new DictValue());
        var config = new DictValue();
        for (var domain : list(scenario, "domains")) {
            var name = domain.toString();
            var merged = ((DictValue) defaults.getOrDefault(name, new DictValue())).shallowCopy();
            ((DictValue) own.getOrDefault(name, new DictValue()))
                    .entries()
                    .forEach(entry -> merged.put(entry.getKey(), entry.getValue()));
            if (merged.containsKey("root")) {
                merged.put("root", folders(dict(merged, "root")));
            }
            if (!merged.isEmpty()) {
                config.put(name, merged);
            }
        }
        return config;
    }

    private static DictValue folders(DictValue names) {
        var entries = new DictValue();
        names.entries().forEach(e -> entries.put(e.getKey(), fileOrFolder(e.getValue())));
        return entries;
    }

    private static DictValue fileOrFolder(Value source) {
        return source instanceof DictValue names
                ? DictValue.of("type", "directory").put("contents", folders(names))
                : DictValue.of("type", "file").put("content", source);
    }

    private static DictValue dict(DictValue source, String key) {
        return (DictValue) Objects.requireNonNull(source.get(key), key);
    }

    private static ListValue list(DictValue source, String key) {
        return (ListValue) Objects.requireNonNull(source.get(key), key);
    }

    private static String text(DictValue source, String key) {
        return ((Str) Objects.requireNonNull(source.get(key), key)).value();
    }

    private static int number(DictValue source, String key) {
        return (int) ((Int) Objects.requireNonNull(source.get(key), key)).longValue();
    }

    private static Value yaml(Path file) {
        var reader = new Yaml(new SafeConstructor(new LoaderOptions()));
        try (var in = Files.newBufferedReader(file)) {
            return value(reader.load(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Value value(Object source) {
        return switch (source) {
            case null -> None.NONE;
            case Boolean flag -> Bool.of(flag);
            case Integer number -> Int.of(number);
            case Double number -> new Real(number);
            case String text -> new Str(text);
            case List<?> items -> {
                var list = new ListValue();
                items.forEach(item -> list.add(value(item)));
                yield list;
            }
            case Map<?, ?> entries -> {
                var dict = new DictValue();
                entries.forEach((key, item) -> dict.put(value(key), value(item)));
                yield dict;
            }
            default -> throw new IllegalStateException("no starter value: " + source);
        };
    }
}
