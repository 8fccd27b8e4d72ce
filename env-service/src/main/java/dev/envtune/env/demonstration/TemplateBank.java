package dev.envtune.env.demonstration;

import dev.envtune.env.sandbox.Domains;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import tools.jackson.core.type.TypeReference;

/// The templates of all domains, by domain and tool.
final class TemplateBank {
    private final SequencedMap<String, SequencedMap<String, List<Template>>> byDomain =
            new LinkedHashMap<>();

    static TemplateBank load() {
        return new TemplateBank();
    }

    private TemplateBank() {
        for (var world : Worlds.all()) {
            var domain = Domains.installed().find(world.domain());
            if (domain == null) {
                throw new IllegalStateException("no sandbox for the domain " + world.domain());
            }
            var sources =
                    Resources.read(
                            domain.document() + ".yaml",
                            new TypeReference<Map<String, List<Template.Source>>>() {});
            var byTool = new LinkedHashMap<String, List<Template>>();
            for (var tool : domain.tools().keySet()) {
                byTool.put(
                        tool,
                        sources.getOrDefault(tool, List.of()).stream()
                                .map(source -> new Template(domain.name(), tool, source))
                                .toList());
            }
            byDomain.put(domain.name(), byTool);
        }
    }

    /// Domains in the order in which the suite's blocks have them.
    List<String> domains() {
        return List.copyOf(byDomain.keySet());
    }

    /// By tool, each with at least one template; a tool's first template follows no other.
    SequencedMap<String, List<Template>> of(String domain) {
        return Collections.unmodifiableSequencedMap(
                Objects.requireNonNull(byDomain.get(domain), domain));
    }

    List<Template> all() {
        return byDomain.values().stream()
                .flatMap(byTool -> byTool.values().stream())
                .flatMap(List::stream)
                .toList();
    }

    /// The templates of a domain that need a fact to hold.
    List<Template> withCondition(String domain, String fact) {
        return of(domain).values().stream()
                .flatMap(List::stream)
                .filter(template -> fact.equals(template.when()))
                .toList();
    }

    /// A template that follows no other: each tool of the domain is equally likely, but those without
    /// values, which teach no copying, half as much.
    Template opener(String domain, Draw draw) {
        var tools = List.copyOf(of(domain).values());
        while (true) {
            var template = draw.pick(draw.pick(tools));
            if (template.opens() && (!template.slots().isEmpty() || draw.chance(0.5))) {
                return template;
            }
        }
    }

    /// The templates that can follow a call of a tool.
    List<Template> following(String tool) {
        var following = new ArrayList<Template>();
        for (var template : all()) {
            if (template.after().contains(tool)) {
                following.add(template);
            }
        }
        return following;
    }
}
