package dev.envtune.env.task;

import dev.envtune.contract.Category;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.TextForms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads the tasks of one category from its question and answer files (spec/bfcl-protocol.md section 1).
final class TaskReader {
    /// Far above the longest official task; bounds what a hostile file makes a session do.
    private static final int MAX_TURNS = 64;

    private final SuiteFiles files;
    private final Layout layout;
    private final ToolDocuments documents;

    TaskReader(SuiteFiles files, Layout layout, ToolDocuments documents) {
        this.files = files;
        this.layout = layout;
        this.documents = documents;
    }

    /// In the order of the question file.
    List<Task> read(Category category) {
        var answers = new LinkedHashMap<String, SourceLine>();
        for (var answer : JsonLines.read(files, layout.answers(category))) {
            if (answers.put(answer.text("id"), answer) != null) {
                throw answer.problem("a second answer has the id " + answer.text("id"));
            }
        }
        var tasks = new LinkedHashMap<String, Task>();
        for (var question : JsonLines.read(files, layout.questions(category))) {
            var id = question.text("id");
            var answer = answers.remove(id);
            if (tasks.containsKey(id)) {
                throw question.problem("a second question has the id " + id);
            }
            if (answer == null) {
                throw question.problem(
                        "task "
                                + id
                                + " has no answer in "
                                + files.locate(layout.answers(category))
                                + "; one of the two files is cut short or of another version");
            }
            tasks.put(id, task(category, question, answer));
        }
        if (!answers.isEmpty()) {
            var first = answers.firstEntry();
            throw first.getValue()
                    .problem(
                            "the answer of task "
                                    + first.getKey()
                                    + " has no question in "
                                    + files.locate(layout.questions(category))
                                    + "; one of the two files is cut short or of another version");
        }
        return List.copyOf(tasks.values());
    }

    private Task task(Category category, SourceLine question, SourceLine answer) {
        var id = question.text("id");
        int scenario = scenario(category, question, id);
        var texts = userTexts(question);
        var truth = groundTruth(answer, texts.size(), question);
        var domains = domains(question);
        var heldOut = heldOut(question, domains, texts);
        var turns = new ArrayList<Turn>();
        for (int i = 0; i < texts.size(); i++) {
            turns.add(new Turn(texts.get(i), truth.get(i)));
        }
        return new Task(
                id,
                category,
                scenario,
                domains,
                config(question, domains),
                turns,
                heldOut,
                contentHash(question, answer));
    }

    private int scenario(Category category, SourceLine question, String id) {
        var prefix = layout.id(category, 0).substring(0, layout.id(category, 0).length() - 1);
        var number = id.startsWith(prefix) ? id.substring(prefix.length()) : "";
        if (number.isEmpty()
                || number.length() > 6
                || !number.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw question.problem(
                    "the id of a task of this file must be " + prefix + " and a number, not " + id);
        }
        return Integer.parseInt(number);
    }

    /// One text a turn; empty where a turn has no message.
    private static List<String> userTexts(SourceLine question) {
        var texts = new ArrayList<String>();
        for (var turn : question.list("question")) {
            int number = texts.size();
            var messages = question.list(turn, "turn " + number);
            if (messages.size() > 1) {
                throw question.problem(
                        "turn "
                                + number
                                + " has "
                                + messages.size()
                                + " messages; one or none is legal");
            }
            texts.add(messages.isEmpty() ? "" : userText(question, messages, number));
        }
        if (texts.isEmpty() || texts.size() > MAX_TURNS) {
            throw question.problem("a task has 1 to " + MAX_TURNS + " turns, not " + texts.size());
        }
        return texts;
    }

    private static String userText(SourceLine question, ListValue messages, int turn) {
        var what = "the message of turn " + turn;
        var message = question.dict(messages.get(0), what);
        if (!question.text(message.get("role"), "the role in " + what).equals("user")) {
            throw question.problem(what + " must have the role user");
        }
        var text = question.text(message.get("content"), "the content of " + what);
        if (text.isBlank()) {
            throw question.problem(what + " is empty");
        }
        return text;
    }

    private static List<List<String>> groundTruth(
            SourceLine answer, int turns, SourceLine question) {
        var truth = new ArrayList<List<String>>();
        for (var turn : answer.list("ground_truth")) {
            truth.add(answer.texts(turn, "ground truth of turn " + truth.size()));
        }
        if (truth.size() != turns) {
            throw answer.problem(
                    "ground truth of "
                            + truth.size()
                            + " turns, but "
                            + question.location()
                            + ":"
                            + question.line()
                            + " has "
                            + turns
                            + " turns; the two files are not of one version");
        }
        return truth;
    }

    private List<String> domains(SourceLine question) {
        var domains = question.texts(question.list("involved_classes"), "\"involved_classes\"");
        if (domains.isEmpty()) {
            throw question.problem("\"involved_classes\" is empty");
        }
        for (var domain : domains) {
            if (!documents.byDomain().containsKey(domain)) {
                throw question.problem(
                        "there is no domain "
                                + domain
                                + "; there are "
                                + String.join(", ", documents.byDomain().keySet()));
            }
        }
        if (domains.stream().distinct().count() < domains.size()) {
            throw question.problem("\"involved_classes\" names a domain twice");
        }
        return domains;
    }

    private static DictValue config(SourceLine question, List<String> domains) {
        var config = question.dictOrEmpty("initial_config");
        for (var domain : domains) {
            if (config.containsKey(domain)) {
                question.dict(config.get(domain), "the configuration of " + domain);
            }
        }
        return config;
    }

    /// Held-out tools by reveal turn; a turn without a message is a reveal turn and the other way round.
    private SortedMap<Integer, List<String>> heldOut(
            SourceLine question, List<String> domains, List<String> texts) {
        var heldOut = new TreeMap<Integer, List<String>>();
        for (var entry : question.dictOrEmpty("missed_function").entries()) {
            var turn = entry.getKey().toString();
            var tools = question.texts(entry.getValue(), "the tools revealed in turn " + turn);
            for (var tool : tools) {
                requireOffered(question, tool, domains);
            }
            if (!isTurn(turn, texts.size()) || !texts.get(Integer.parseInt(turn)).isEmpty()) {
                throw question.problem(
                        "tools are revealed in turn "
                                + turn
                                + ", which is no turn without message");
            }
            heldOut.put(Integer.parseInt(turn), tools);
        }
        for (int i = 0; i < texts.size(); i++) {
            if (texts.get(i).isEmpty() && !heldOut.containsKey(i)) {
                throw question.problem(
                        "turn "
                                + i
                                + " has no message, and \"missed_function\" reveals nothing in it");
            }
        }
        return heldOut;
    }

    private static boolean isTurn(String key, int turns) {
        return key.length() <= 2
                && !key.isEmpty()
                && key.chars().allMatch(c -> c >= '0' && c <= '9')
                && Integer.parseInt(key) < turns;
    }

    private void requireOffered(SourceLine question, String tool, List<String> domains) {
        if (domains.stream()
                .flatMap(domain -> documents.byDomain().getOrDefault(domain, List.of()).stream())
                .noneMatch(document -> document.name().equals(tool))) {
            throw question.problem(
                    "held-out tool " + tool + " is not a tool of the task's domains");
        }
    }

    /// Over what makes the task, whatever file it came from and whatever else an entry holds.
    private static String contentHash(SourceLine question, SourceLine answer) {
        var content = new DictValue();
        for (var field :
                List.of(
                        "id",
                        "question",
                        "initial_config",
                        "involved_classes",
                        "missed_function")) {
            var value = question.object().get(field);
            if (value != null) {
                content.put(field, value);
            }
        }
        content.put("ground_truth", answer.list("ground_truth"));
        return Digest.of(TextForms.json(content));
    }
}
