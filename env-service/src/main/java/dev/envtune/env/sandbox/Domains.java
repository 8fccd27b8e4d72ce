package dev.envtune.env.sandbox;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/// The domains on the classpath, found by [ServiceLoader].
public final class Domains {
    private static final Domains INSTALLED = new Domains();

    private final Map<String, DomainSpec> byName = new LinkedHashMap<>();
    private final Map<String, ToolSpec> tools = new LinkedHashMap<>();

    private Domains() {
        ServiceLoader.load(Sandbox.class, Sandbox.class.getClassLoader()).stream()
                .map(provider -> DomainSpec.of(provider.type(), provider::get))
                .sorted(java.util.Comparator.comparing(DomainSpec::name))
                .forEach(this::add);
    }

    private void add(DomainSpec domain) {
        if (byName.put(domain.name(), domain) != null) {
            throw new IllegalStateException("two sandboxes are named " + domain.name());
        }
        for (var tool : domain.tools().values()) {
            var other = tools.put(tool.name(), tool);
            if (other != null) {
                throw new IllegalStateException(
                        "tools " + other + " and " + tool + " share a name");
            }
        }
    }

    public static Domains installed() {
        return INSTALLED;
    }

    public List<DomainSpec> all() {
        return List.copyOf(byName.values());
    }

    public @Nullable DomainSpec find(String name) {
        return byName.get(name);
    }

    public @Nullable ToolSpec findTool(String name) {
        return tools.get(name);
    }
}
