package dev.envtune.env.sandbox;

import dev.envtune.env.sandbox.call.CallParser;
import dev.envtune.env.sandbox.call.SyntaxProblem;
import dev.envtune.env.sandbox.call.ToolCall;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.PythonError;
import dev.envtune.env.sandbox.python.Value;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The live sandboxes of one task, and the way a call reaches them. Used by one thread at a time.
///
/// A sandbox is made when it is first needed, so an idle session holds none.
public final class Toolbox {
    /// What sandboxes are made from; shared by all sessions of a task.
    ///
    /// @param domains in the task's order
    /// @param configs by domain name, frozen; a domain without one starts in its default state
    /// @param longContext the constants of a long-context task, else null
    public record Setup(
            List<DomainSpec> domains,
            Map<String, DictValue> configs,
            @Nullable LongContext longContext) {
        public Setup {
            domains = List.copyOf(domains);
            configs = Map.copyOf(configs);
        }
    }

    private static final DictValue NO_CONFIG = new DictValue().freeze();

    private final Setup setup;
    private final Instant created;
    private final @Nullable Sandbox[] live;

    public Toolbox(Setup setup, Instant created) {
        this(setup, created, new Sandbox[setup.domains().size()]);
    }

    private Toolbox(Setup setup, Instant created, @Nullable Sandbox[] live) {
        this.setup = setup;
        this.created = created;
        this.live = live;
    }

    /// An independent toolbox in the same state.
    public Toolbox copy() {
        var copies = new @Nullable Sandbox[live.length];
        for (int i = 0; i < live.length; i++) {
            var sandbox = live[i];
            copies[i] = sandbox == null ? null : sandbox.copy();
        }
        return new Toolbox(setup, created, copies);
    }

    /// A copy with every sandbox made, so that threads may compare with it.
    public Toolbox snapshot() {
        for (int i = 0; i < live.length; i++) {
            sandbox(i);
        }
        return copy();
    }

    /// Parses and runs one call.
    public Outcome execute(String source) {
        return switch (CallParser.parse(source)) {
            case ToolCall call -> execute(call);
            case SyntaxProblem problem ->
                    new Outcome(
                            null,
                            null,
                            List.of(),
                            new ToolResult.Failed(DispatchCause.of(problem)));
        };
    }

    /// Runs one call. Whatever fails is in the outcome; nothing that a call says makes this throw.
    public Outcome execute(ToolCall call) {
        for (int i = 0; i < live.length; i++) {
            var tool = setup.domains().get(i).tools().get(call.name());
            if (tool != null) {
                return execute(i, tool, call);
            }
        }
        return Outcome.of(
                call, null, Failure.of(DispatchCause.NAME_NOT_DEFINED, "name", call.name()));
    }

    private Outcome execute(int domain, ToolSpec tool, ToolCall call) {
        var bound = new Value[tool.params().size()];
        var unbound = Binding.bind(tool, call, bound);
        if (unbound != null) {
            return Outcome.of(call, tool, unbound);
        }
        ToolResult result;
        try {
            result = tool.invoke(sandbox(domain), bound);
        } catch (PythonError e) {
            result = new ToolResult.Failed(DispatchCause.of(e));
        }
        return new Outcome(call, tool, Arrays.asList(bound), result);
    }

    /// Whether every domain's compared state equals that of another toolbox of the same setup.
    public boolean sameState(Toolbox other) {
        for (int i = 0; i < live.length; i++) {
            if ((live[i] != null || other.live[i] != null)
                    && !sandbox(i).sameState(other.sandbox(i))) {
                return false;
            }
        }
        return true;
    }

    /// The compared state, by domain name. Not a copy.
    public DictValue state() {
        var state = new DictValue();
        for (int i = 0; i < live.length; i++) {
            state.put(setup.domains().get(i).name(), sandbox(i).state());
        }
        return state;
    }

    private Sandbox sandbox(int domain) {
        var sandbox = live[domain];
        if (sandbox == null) {
            var spec = setup.domains().get(domain);
            sandbox = spec.defaults().get();
            sandbox.startAt(created);
            sandbox.load(setup.configs().getOrDefault(spec.name(), NO_CONFIG), setup.longContext());
            live[domain] = sandbox;
        }
        return sandbox;
    }
}
