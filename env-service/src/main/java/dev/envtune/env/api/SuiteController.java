package dev.envtune.env.api;

import dev.envtune.contract.Category;
import dev.envtune.contract.FunctionTool;
import dev.envtune.contract.SuiteSummary;
import dev.envtune.contract.TaskSummary;
import dev.envtune.env.session.InvalidRequestException;
import dev.envtune.env.task.Split;
import dev.envtune.env.task.Suite;
import dev.envtune.env.task.SuiteCatalog;
import dev.envtune.env.task.Task;
import dev.envtune.env.task.ToolDocument;
import dev.envtune.env.task.Turn;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What there is to play. Ground truth is never shown.
@RestController
@RequestMapping(path = "/api/v1", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "suites", description = "What there is to play")
class SuiteController {
    private static final String PAPER = "paper-";
    private static final String MAX_TASKS = "10000";
    private static final String TOTAL = "X-Total-Count";

    private final SuiteCatalog catalog;

    SuiteController(SuiteCatalog catalog) {
        this.catalog = catalog;
    }

    @Operation(summary = "All suites")
    @GetMapping("/suites")
    List<SuiteSummary> suites() {
        return Stream.concat(
                        catalog.suites().stream().map(SuiteController::summary),
                        catalog.unreadable().stream().map(SuiteController::summary))
                .toList();
    }

    private static SuiteSummary summary(Suite suite) {
        var tasks = new TreeMap<Category, Integer>();
        suite.tasks().forEach(task -> tasks.merge(task.category(), 1, Integer::sum));
        return new SuiteSummary(suite.name(), suite.contentHash(), tasks, null);
    }

    private static SuiteSummary summary(SuiteCatalog.Unreadable suite) {
        return new SuiteSummary(suite.name(), suite.contentHash(), Map.of(), suite.problem());
    }

    @Operation(
            summary = "Tasks, by suite and in its order",
            description =
                    "The header X-Total-Count says how many there are. With a split (train or"
                            + " heldout) only that half, drawn with the seed so that the variants of a"
                            + " scenario stay together; paper-train and paper-heldout are halves of each"
                            + " category, drawn independently, as the paper has them.")
    @MayAnswer({ProblemType.INVALID_REQUEST, ProblemType.UNKNOWN_SUITE})
    @GetMapping("/tasks")
    ResponseEntity<List<TaskSummary>> tasks(
            @RequestParam @Nullable String suite,
            @RequestParam @Nullable String category,
            @RequestParam @Nullable String split,
            @RequestParam(defaultValue = "0") long seed,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(defaultValue = MAX_TASKS) int limit) {
        requireNotNegative("offset", offset);
        requireNotNegative("limit", limit);
        var wanted = category == null ? null : category(category);
        var part = split == null ? null : part(split);
        var found = new ArrayList<TaskSummary>();
        for (var one : catalog.suites(suite)) {
            Predicate<Task> isInPart = part == null ? _ -> true : part.of(one, seed);
            for (var task : one.tasks()) {
                if ((wanted == null || task.category() == wanted) && isInPart.test(task)) {
                    found.add(summary(one, task, split));
                }
            }
        }
        var page = found.stream().skip(offset).limit(limit).toList();
        return ResponseEntity.ok().header(TOTAL, String.valueOf(found.size())).body(page);
    }

    @Operation(summary = "One task, without its ground truth")
    @MayAnswer({ProblemType.AMBIGUOUS_TASK, ProblemType.UNKNOWN_SUITE, ProblemType.UNKNOWN_TASK})
    @GetMapping("/tasks/{id}")
    TaskSummary task(@PathVariable String id, @RequestParam @Nullable String suite) {
        var selected = catalog.select(suite, id);
        return summary(selected.suite(), selected.task(), null);
    }

    @Operation(
            summary = "Tools in the OpenAI function schema",
            description = "Those that a task offers from its first turn, or all of a suite.")
    @MayAnswer({
        ProblemType.INVALID_REQUEST,
        ProblemType.AMBIGUOUS_TASK,
        ProblemType.UNKNOWN_SUITE,
        ProblemType.UNKNOWN_TASK
    })
    @GetMapping("/tools")
    List<FunctionTool> tools(
            @RequestParam @Nullable String suite, @RequestParam @Nullable String task) {
        if (task != null) {
            var selected = catalog.select(suite, task);
            return schemas(selected.suite().documents().offered(selected.task(), 0));
        }
        if (suite == null) {
            throw new InvalidRequestException("suite", "Name a suite, a task, or both.");
        }
        return schemas(catalog.suites(suite).getFirst().documents().all());
    }

    private static List<FunctionTool> schemas(Collection<ToolDocument> documents) {
        return documents.stream().map(ToolDocument::functionTool).toList();
    }

    private static TaskSummary summary(Suite suite, Task task, @Nullable String split) {
        return new TaskSummary(
                task.id(),
                suite.name(),
                task.category(),
                task.scenario(),
                task.contentHash(),
                task.domains(),
                task.turns().stream().map(Turn::userText).toList(),
                suite.documents().offered(task, 0).stream().map(ToolDocument::name).toList(),
                split);
    }

    private static Category category(String label) {
        try {
            return Category.of(label);
        } catch (IllegalArgumentException e) {
            throw new InvalidRequestException("category", "There is " + e.getMessage() + ".");
        }
    }

    /// Which half of which split.
    private record Part(Split.Kind kind, Split.Half half) {
        Predicate<Task> of(Suite suite, long seed) {
            var halves = Split.of(suite, kind, seed);
            return task -> halves.half(task) == half;
        }
    }

    private static Part part(String label) {
        var kind = label.startsWith(PAPER) ? Split.Kind.PAPER : Split.Kind.TWIN_SAFE;
        var half = label.startsWith(PAPER) ? label.substring(PAPER.length()) : label;
        return Arrays.stream(Split.Half.values())
                .filter(one -> one.label().equals(half))
                .findFirst()
                .map(one -> new Part(kind, one))
                .orElseThrow(
                        () ->
                                new InvalidRequestException(
                                        "split",
                                        "There is no split '"
                                                + label
                                                + "'; there are train, heldout, paper-train and"
                                                + " paper-heldout."));
    }

    private static void requireNotNegative(String field, int number) {
        if (number < 0) {
            throw new InvalidRequestException(field, "'" + field + "' is 0 or more.");
        }
    }
}
