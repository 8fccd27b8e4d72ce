package dev.envtune.env.sandbox;

import dev.envtune.env.sandbox.python.Value;
import java.lang.invoke.MethodHandle;
import java.util.List;

/// A tool, read from its annotations.
public final class ToolSpec {
    private final String name;
    private final String domain;
    private final String description;
    private final List<ParamSpec> params;
    private final List<Returns> returns;
    private final List<String> establishes;
    private final int required;
    private final MethodHandle handle;

    /// @param handle of type `(Sandbox, Value[]) -> ToolResult`
    ToolSpec(String domain, Tool tool, List<ParamSpec> params, MethodHandle handle) {
        this.name = tool.name();
        this.domain = domain;
        this.description = tool.description();
        this.params = List.copyOf(params);
        this.returns = List.of(tool.returns());
        this.establishes = List.of(tool.establishes());
        this.required = (int) params.stream().filter(ParamSpec::isRequired).count();
        this.handle = handle;
    }

    public String name() {
        return name;
    }

    /// The name of the domain, as in `TicketAPI`.
    public String domain() {
        return domain;
    }

    public String description() {
        return description;
    }

    /// In Python's positional order.
    public List<ParamSpec> params() {
        return params;
    }

    public List<Returns> returns() {
        return returns;
    }

    /// The conditions that a successful call brings about.
    public List<String> establishes() {
        return establishes;
    }

    /// How many parameters have no default.
    public int required() {
        return required;
    }

    /// The position of a parameter, or -1.
    public int indexOf(String param) {
        for (int i = 0; i < params.size(); i++) {
            if (params.get(i).name().equals(param)) {
                return i;
            }
        }
        return -1;
    }

    /// Calls the tool on a sandbox of its domain.
    ///
    /// @param arguments one for each parameter
    ToolResult invoke(Sandbox sandbox, Value[] arguments) {
        try {
            return (ToolResult) handle.invokeExact(sandbox, arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(
                    "tool " + name + " threw a checked exception; tools return typed failures", e);
        }
    }

    @Override
    public String toString() {
        return domain + "." + name;
    }
}
