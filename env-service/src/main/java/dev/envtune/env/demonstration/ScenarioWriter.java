package dev.envtune.env.demonstration;

import dev.envtune.contract.Demonstration;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.Real;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;
import dev.envtune.env.task.Digest;
import dev.envtune.env.task.Split.Half;
import dev.envtune.env.task.Suite;
import dev.envtune.env.task.Task;
import dev.envtune.env.task.Turn;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Writes tasks of the starter suite's training half with other values, and in part with other sentences.
final class ScenarioWriter implements DemonstrationWriter {
    private static final Pattern USER_ID = Pattern.compile("USR\\d{3}");
    private static final Pattern SYMBOL = Pattern.compile("[A-Z]{4}");
    private static final double OTHER_SENTENCE = 0.5;
    private static final int ATTEMPTS = 20;

    private final Stage stage;
    private final Sentences sentences;
    private final TemplateMatch templates;
    private final List<Task> training;

    ScenarioWriter(
            Stage stage, TemplateBank bank, Sentences sentences, Suite starter, Lexicon lexicon) {
        this.stage = stage;
        this.sentences = sentences;
        this.templates = new TemplateMatch(bank, lexicon);
        this.training = HeldOutTexts.split(starter).tasks(starter, Half.TRAIN);
    }

    @Override
    public @Nullable Demonstration write(String id, Draw draw) {
        var task = draw.pick(training);
        for (int i = 0; i < ATTEMPTS; i++) {
            var demonstration = write(id, task, draw);
            if (demonstration != null) {
                return demonstration;
            }
        }
        return null;
    }

    @Nullable Demonstration write(String id, Task task, Draw draw) {
        var renaming = new Renaming(draw, numbers(task), fixed(task));
        var config = renaming.config(task.initialConfig());
        var turns = new ArrayList<Turn>();
        for (var turn : task.turns()) {
            var calls =
                    turn.groundTruth().stream()
                            .map(call -> renaming.call(TemplateMatch.parsed(call)).text())
                            .toList();
            turns.add(new Turn(renaming.text(turn.userText()), calls));
        }
        reword(task, turns, draw);
        return stage.play(
                new Task(
                        id,
                        task.category(),
                        task.scenario(),
                        task.domains(),
                        config,
                        turns,
                        task.heldOut(),
                        Digest.of(config + "\n" + turns)));
    }

    /// The values that only a result tells: ids of new users, symbols of companies.
    private static Set<String> fixed(Task task) {
        var config = task.initialConfig().toString();
        var fixed = new HashSet<String>();
        for (var turn : task.turns()) {
            for (var call : turn.groundTruth()) {
                boolean namesCompany = call.startsWith("get_symbol_by_name(");
                var found = (namesCompany ? SYMBOL : USER_ID).matcher(namesCompany ? config : call);
                found.results()
                        .map(MatchResult::group)
                        .filter(value -> namesCompany || !config.contains(value))
                        .forEach(fixed::add);
            }
        }
        return fixed;
    }

    /// The numbers that a user chose, with their kinds; not those that are ids.
    private Map<String, String> numbers(Task task) {
        var kinds = new HashMap<String, String>();
        var fixed = new HashSet<String>();
        for (var turn : task.turns()) {
            for (var call : turn.groundTruth()) {
                var requests = templates.of(call);
                if (requests.isEmpty()) {
                    TemplateMatch.parsed(call).named().values().forEach(value -> fix(value, fixed));
                } else {
                    var request = requests.getFirst();
                    var bound = request.values();
                    request.template()
                            .slots()
                            .forEach(
                                    (slot, kind) ->
                                            sort(
                                                    Objects.requireNonNull(bound.get(slot)),
                                                    kind,
                                                    kinds,
                                                    fixed));
                    TemplateMatch.parsed(call).named().values().stream()
                            .filter(value -> !bound.containsValue(value))
                            .forEach(value -> fix(value, fixed));
                }
            }
        }
        kinds.keySet().removeAll(fixed);
        return kinds;
    }

    private static void sort(
            Value value, String kind, Map<String, String> kinds, Set<String> fixed) {
        switch (value) {
            case Int _, Real _ -> {
                if (kind.startsWith("@")) {
                    fixed.add(TextForms.str(value));
                } else {
                    kinds.putIfAbsent(TextForms.str(value), kind);
                }
            }
            case ListValue list when kind.equals("numbers") ->
                    list.forEach(item -> sort(item, "number", kinds, fixed));
            default -> {}
        }
    }

    /// Keeps the numbers of an argument as they are.
    private static void fix(Value value, Set<String> fixed) {
        switch (value) {
            case Int _, Real _ -> fixed.add(TextForms.str(value));
            case ListValue list -> list.forEach(item -> fix(item, fixed));
            default -> {}
        }
    }

    /// Puts sentences of templates in place of some, where templates fit all calls of a turn.
    private void reword(Task task, List<Turn> turns, Draw draw) {
        for (int i = 0; i < turns.size(); i++) {
            var turn = turns.get(i);
            boolean toolIsMissing = !task.revealed(i + 1).isEmpty();
            boolean vague = turn.groundTruth().isEmpty() && !toolIsMissing;
            if (vague) {
                i++; // with the turn that supplies the value
            } else if (!turn.userText().isEmpty() && draw.chance(OTHER_SENTENCE)) {
                var calls = turns.get(toolIsMissing ? i + 1 : i).groundTruth();
                var text = sentence(calls, draw);
                turns.set(i, new Turn(text == null ? turn.userText() : text, turn.groundTruth()));
            }
        }
    }

    private @Nullable String sentence(List<String> calls, Draw draw) {
        var requests = new ArrayList<Request>();
        for (var call : calls) {
            var fitting = new ArrayList<>(templates.of(call));
            fitting.removeIf(request -> request.template().clauses().isEmpty());
            if (fitting.isEmpty() || requests.size() == 3) {
                return null;
            }
            requests.add(draw.pick(fitting));
        }
        return sentences.say(requests, draw);
    }
}
