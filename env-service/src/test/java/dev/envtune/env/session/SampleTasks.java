package dev.envtune.env.session;

import dev.envtune.contract.Category;
import dev.envtune.contract.Feedback;
import dev.envtune.contract.Scoring;
import dev.envtune.env.sandbox.Domains;
import dev.envtune.env.sandbox.LongContextSample;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.JsonValues;
import dev.envtune.env.task.Suite;
import dev.envtune.env.task.Task;
import dev.envtune.env.task.ToolDocument;
import dev.envtune.env.task.ToolDocuments;
import dev.envtune.env.task.Turn;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// Small tasks of the vehicle domain.
final class SampleTasks {
    static final String FILL = "fillFuelTank(fuelAmount=5)";
    static final String NAVIGATE = "set_navigation(destination='Oak Street')";
    static final Turn FILL_TURN = new Turn("Fill in 5 gallons.", List.of(FILL));
    static final Turn VAGUE_TURN = new Turn("Now navigate.", List.of());
    static final Turn NAVIGATE_TURN = new Turn("To 'Oak Street'.", List.of(NAVIGATE));

    private static final String DOMAIN = "VehicleControlAPI";

    private SampleTasks() {}

    static PlayableTask task(Turn... turns) {
        return task(Task.nothingHeldOut(), turns);
    }

    /// The tool of the last turn is revealed in the turn before it.
    static PlayableTask revealing() {
        var heldOut = new TreeMap<Integer, List<String>>();
        heldOut.put(1, List.of("set_navigation"));
        return task(heldOut, VAGUE_TURN, new Turn("", List.of(NAVIGATE)));
    }

    private static PlayableTask task(SortedMap<Integer, List<String>> heldOut, Turn... turns) {
        var config = (DictValue) JsonValues.parse("{\"VehicleControlAPI\": {\"fuelLevel\": 10.0}}");
        var task =
                new Task(
                        "sample_0",
                        Category.BASE,
                        0,
                        List.of(DOMAIN),
                        config,
                        List.of(turns),
                        heldOut,
                        "hash");
        return new PlayableTask(
                new Suite(
                        "sample",
                        List.of(task),
                        documents(),
                        new LongContextSample().constants(),
                        1,
                        "hash"),
                task);
    }

    private static ToolDocuments documents() {
        var tools = Objects.requireNonNull(Domains.installed().find(DOMAIN)).tools().keySet();
        var byDomain = new LinkedHashMap<String, List<ToolDocument>>();
        byDomain.put(
                DOMAIN,
                tools.stream()
                        .map(tool -> new ToolDocument(tool, "A tool.", schema(), schema()))
                        .toList());
        return new ToolDocuments(byDomain);
    }

    private static DictValue schema() {
        return DictValue.of("type", "dict").put("properties", new DictValue());
    }

    static Episode play(PlayableTask task, Scoring scoring) {
        return play(task, scoring, Feedback.STANDARD);
    }

    static Episode play(PlayableTask task, Scoring scoring, Feedback feedback) {
        var created = Instant.parse("2026-06-15T12:00:00Z");
        return new Episode(
                task, new Episode.Options(feedback, scoring, created), CallListener.NONE);
    }
}
