package dev.envtune.env.session;

import dev.envtune.contract.FunctionTool;
import dev.envtune.env.sandbox.DomainSpec;
import dev.envtune.env.sandbox.Domains;
import dev.envtune.env.sandbox.LongContext;
import dev.envtune.env.sandbox.ToolSpec;
import dev.envtune.env.sandbox.Toolbox;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.scoring.Truth;
import dev.envtune.env.task.Suite;
import dev.envtune.env.task.Task;
import dev.envtune.env.task.ToolDocument;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A task with all that its sessions share: sandbox setup, offered tools, the ground truth's states.
public final class PlayableTask {
    private final Suite suite;
    private final Task task;
    private final Toolbox.Setup setup;
    private final List<List<String>> groundTruth;
    private final NavigableMap<Integer, Offered> offeredFrom = new TreeMap<>();
    private volatile @Nullable DatedTruth truth;

    /// The tools offered from a turn on.
    private record Offered(List<ToolSpec> specs, List<FunctionTool> schemas) {}

    /// The travel sandbox compares ages with the day of creation, so truth holds for that day.
    private record DatedTruth(LocalDate day, Truth truth) {}

    /// @throws IllegalArgumentException if the task needs a domain or a tool that is not installed
    public PlayableTask(Suite suite, Task task) {
        this.suite = suite;
        this.task = task;
        this.setup = setup(suite.longContext(), task);
        this.groundTruth = task.groundTruth();
        offeredFrom.put(0, offeredIn(0));
        task.heldOut().keySet().forEach(turn -> offeredFrom.put(turn, offeredIn(turn)));
    }

    private static Toolbox.Setup setup(LongContext longContext, Task task) {
        var domains = new ArrayList<DomainSpec>();
        var configs = new HashMap<String, DictValue>();
        for (var name : task.domains()) {
            var domain = Domains.installed().find(name);
            if (domain == null) {
                throw new IllegalArgumentException(
                        "task "
                                + task.id()
                                + " needs the domain "
                                + name
                                + ", which no sandbox on the classpath has");
            }
            domains.add(domain);
            var config = task.config(name);
            if (config != null) {
                configs.put(name, config);
            }
        }
        return new Toolbox.Setup(domains, configs, task.isLongContext() ? longContext : null);
    }

    private Offered offeredIn(int turn) {
        var documents = suite.documents().offered(task, turn);
        var specs = documents.stream().map(ToolDocument::name).map(this::spec).toList();
        return new Offered(specs, documents.stream().map(ToolDocument::functionTool).toList());
    }

    private ToolSpec spec(String tool) {
        return Objects.requireNonNull(
                Domains.installed().findTool(tool),
                () -> "task " + task.id() + " offers " + tool + ", which no sandbox has");
    }

    public Suite suite() {
        return suite;
    }

    public Task task() {
        return task;
    }

    public Toolbox.Setup setup() {
        return setup;
    }

    /// The calls of each turn.
    public List<List<String>> groundTruth() {
        return groundTruth;
    }

    /// The tools offered in a turn.
    public List<ToolSpec> offered(int turn) {
        return current(turn).specs();
    }

    /// The documents of the tools offered in a turn.
    public List<FunctionTool> schemas(int turn) {
        return current(turn).schemas();
    }

    private Offered current(int turn) {
        return Objects.requireNonNull(offeredFrom.floorEntry(turn)).getValue();
    }

    /// The documents of the tools that a turn is the first to offer.
    List<FunctionTool> revealed(int turn) {
        return suite.documents().revealed(task, turn).stream()
                .map(ToolDocument::functionTool)
                .toList();
    }

    /// The ground truth's results and states, for sessions created on the day of `created`.
    public Truth truth(Instant created) {
        var day = LocalDate.ofInstant(created, ZoneOffset.UTC);
        var known = truth;
        if (known == null || !known.day().equals(day)) {
            known = new DatedTruth(day, Truth.of(setup, groundTruth, created));
            truth = known;
        }
        return known.truth();
    }
}
