package dev.envtune.env.task;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.envtune.contract.Category;
import dev.envtune.env.sandbox.LongContext;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.JsonValues;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.Str;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/// A suite as the database keeps it: gzipped lines of JSON, the same whatever form it was imported from.
/// The first line is the head, the second the long-context constants, then come tool documents and tasks.
final class SuiteContent {
    private SuiteContent() {}

    static byte[] write(Suite suite) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new OutputStreamWriter(new GZIPOutputStream(bytes), UTF_8)) {
            write(out, head(suite));
            write(out, constants(suite.longContext()));
            for (var domain : suite.documents().byDomain().entrySet()) {
                for (var document : domain.getValue()) {
                    write(out, document.official().put("domain", domain.getKey()));
                }
            }
            for (var task : suite.tasks()) {
                write(out, task(task));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot pack suite " + suite.name(), e);
        }
        return bytes.toByteArray();
    }

    private static void write(OutputStreamWriter out, DictValue line) throws IOException {
        out.write(TextForms.json(line));
        out.write('\n');
    }

    private static DictValue head(Suite suite) {
        return DictValue.of("name", suite.name())
                .put("content_hash", suite.contentHash())
                .put("scenarios_per_block", suite.scenariosPerBlock());
    }

    private static DictValue constants(LongContext longContext) {
        var constants = new DictValue();
        for (var constant : LongContext.Constant.values()) {
            constants.put(
                    constant.name(), LongContextConstants.withMarks(longContext.value(constant)));
        }
        return constants;
    }

    private static DictValue task(Task task) {
        var turns = new ListValue();
        for (var turn : task.turns()) {
            turns.add(
                    DictValue.of("user", turn.userText()).put("calls", texts(turn.groundTruth())));
        }
        var heldOut = new DictValue();
        task.heldOut().forEach((turn, tools) -> heldOut.put(turn.toString(), texts(tools)));
        return DictValue.of("id", task.id())
                .put("category", task.category().label())
                .put("scenario", task.scenario())
                .put("domains", texts(task.domains()))
                .put("config", task.initialConfig())
                .put("turns", turns)
                .put("held_out", heldOut)
                .put("content_hash", task.contentHash());
    }

    private static ListValue texts(List<String> texts) {
        var list = new ListValue();
        texts.forEach(text -> list.add(new Str(text)));
        return list;
    }

    /// @throws UnreadableSuiteException if it is not what [#write] makes
    static Suite read(byte[] content) {
        try (var in =
                new BufferedReader(
                        new InputStreamReader(
                                new GZIPInputStream(new ByteArrayInputStream(content)), UTF_8))) {
            var head = line(in.readLine());
            var constants = LongContextConstants.withoutMarks(line(in.readLine()));
            var documents = new LinkedHashMap<String, List<ToolDocument>>();
            var tasks = new ArrayList<Task>();
            for (var text = in.readLine(); text != null; text = in.readLine()) {
                var line = line(text);
                if (line.containsKey("domain")) {
                    documents
                            .computeIfAbsent(text(line, "domain"), _ -> new ArrayList<>())
                            .add(document(line));
                } else {
                    tasks.add(task(line));
                }
            }
            return new Suite(
                    text(head, "name"),
                    tasks,
                    new ToolDocuments(documents),
                    new LongContext((DictValue) constants),
                    number(head, "scenarios_per_block"),
                    text(head, "content_hash"));
        } catch (IOException
                | RuntimeException e) { // whatever damage does to lines, fields and types
            throw new UnreadableSuiteException("it cannot be unpacked: " + e, e);
        }
    }

    private static ToolDocument document(DictValue line) {
        return new ToolDocument(
                text(line, "name"),
                text(line, "description"),
                dict(line, "parameters"),
                dict(line, "response"));
    }

    private static Task task(DictValue line) {
        var turns = new ArrayList<Turn>();
        for (var turn : list(line, "turns").items()) {
            var fields = (DictValue) turn;
            turns.add(new Turn(text(fields, "user"), texts(fields, "calls")));
        }
        var heldOut = new TreeMap<Integer, List<String>>();
        var held = dict(line, "held_out");
        for (var turn : held.keys()) {
            var number = ((Str) turn).value();
            heldOut.put(Integer.valueOf(number), texts(held, number));
        }
        return new Task(
                text(line, "id"),
                Category.of(text(line, "category")),
                number(line, "scenario"),
                texts(line, "domains"),
                dict(line, "config"),
                turns,
                heldOut,
                text(line, "content_hash"));
    }

    private static DictValue line(String text) {
        return (DictValue) JsonValues.parse(text);
    }

    private static Value field(DictValue line, String name) {
        return Objects.requireNonNull(line.get(name), name);
    }

    private static String text(DictValue line, String name) {
        return ((Str) field(line, name)).value();
    }

    private static int number(DictValue line, String name) {
        return Math.toIntExact(((Int) field(line, name)).longValue());
    }

    private static DictValue dict(DictValue line, String name) {
        return (DictValue) field(line, name);
    }

    private static ListValue list(DictValue line, String name) {
        return (ListValue) field(line, name);
    }

    private static List<String> texts(DictValue line, String name) {
        return list(line, name).items().stream().map(text -> ((Str) text).value()).toList();
    }
}
