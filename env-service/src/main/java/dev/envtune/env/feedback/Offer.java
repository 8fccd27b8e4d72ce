package dev.envtune.env.feedback;

import dev.envtune.env.sandbox.ToolSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The tools that a session offers in its current turn: hints know no others.
public final class Offer {
    private final Map<String, ToolSpec> tools;

    public Offer(List<ToolSpec> tools) {
        this.tools = LinkedHashMap.newLinkedHashMap(tools.size());
        tools.forEach(tool -> this.tools.put(tool.name(), tool));
    }

    public Set<String> names() {
        return tools.keySet();
    }

    public @Nullable ToolSpec find(String name) {
        return tools.get(name);
    }

    /// The first offered tool that brings a condition about, preferring the domain of the failing tool.
    @Nullable ToolSpec establishing(String condition, @Nullable String domain) {
        ToolSpec other = null;
        for (var tool : tools.values()) {
            if (tool.establishes().contains(condition)) {
                if (tool.domain().equals(domain)) {
                    return tool;
                }
                other = other == null ? tool : other;
            }
        }
        return other;
    }
}
