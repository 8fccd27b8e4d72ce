package dev.envtune.env.hints;

import dev.envtune.env.sandbox.ParamSpec;
import dev.envtune.env.sandbox.ToolSpec;
import dev.envtune.env.sandbox.call.ToolCall;
import dev.envtune.env.sandbox.python.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;

/// Spoils the arguments of one call, in every way that applies to them.
final class Mutator {
    private static final Pattern REFERENCE =
            Pattern.compile("(?i).*(id|code|token|name|user|symbol|folder|source|destination).*");
    private static final List<String> STRAY = List.of("verbose", "mode", "all", "format", "output");

    private final ToolSpec tool;
    private final Map<String, Value> arguments;
    private final Random random;
    private final Map<Operator, List<Mutant>> mutants = new EnumMap<>(Operator.class);

    private Mutator(ToolSpec tool, ToolCall intended, Random random) {
        this.tool = tool;
        this.arguments = intended.named();
        this.random = random;
    }

    /// Mutants in a random order that takes each operator once before any twice.
    ///
    /// @param intended with all arguments by name
    static List<Mutant> of(ToolSpec tool, ToolCall intended, Random random) {
        var mutator = new Mutator(tool, intended, random);
        for (var param : tool.params()) {
            var value = intended.named().get(param.name());
            if (value != null) {
                mutator.spoil(param, value);
            }
        }
        if (intended.named().isEmpty()) {
            STRAY.forEach(mutator::addStray);
        }
        return mutator.interleaved();
    }

    /// The call with every argument by name, in the order of the tool's parameters as far as they were
    /// given by position.
    static ToolCall named(ToolSpec tool, ToolCall call) {
        var named = new LinkedHashMap<String, Value>();
        for (int i = 0; i < call.positional().size(); i++) {
            named.put(tool.params().get(i).name(), call.positional().get(i));
        }
        named.putAll(call.named());
        return new ToolCall(call.name(), List.of(), named);
    }

    private void spoil(ParamSpec param, Value value) {
        var name = param.name();
        var without = new LinkedHashMap<>(arguments);
        without.remove(name);
        add(Operator.DROP, name, without);
        rename(name, misspelt(name));
        for (var other : Spoilt.retyped(value)) {
            replace(Operator.RETYPE, name, other);
        }
        arguments.values().stream()
                .filter(sibling -> !sibling.equals(value))
                .distinct()
                .forEach(sibling -> replace(Operator.SWAP, name, sibling));
        for (var path : Spoilt.paths(value)) {
            replace(Operator.PATH, name, path);
        }
        if (isReference(param)) {
            for (var stale : Spoilt.stale(value, random)) {
                replace(Operator.STALE, name, stale);
            }
        }
    }

    private static boolean isReference(ParamSpec param) {
        return !param.from().isEmpty()
                || !param.values().isEmpty()
                || REFERENCE.matcher(param.name()).matches();
    }

    /// `file_name` as `fileName`, `fuelAmount` as `fuel_amount`, `folder` as `folder_value`.
    private String misspelt(String name) {
        var other =
                switch (random.nextInt(3)) {
                    case 0 -> name + "_value";
                    case 1 -> "the_" + name;
                    default ->
                            name.indexOf('_') >= 0
                                    ? camel(name)
                                    : name.replaceAll("([a-z])([A-Z])", "$1_$2")
                                            .toLowerCase(Locale.ROOT);
                };
        return tool.indexOf(other) < 0 ? other : name + "_value";
    }

    private static String camel(String name) {
        return Pattern.compile("_(\\w)")
                .matcher(name)
                .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT));
    }

    private void rename(String name, String other) {
        var renamed = new LinkedHashMap<String, Value>();
        arguments.forEach((key, value) -> renamed.put(key.equals(name) ? other : key, value));
        add(Operator.RENAME, name, renamed);
    }

    private void addStray(String keyword) {
        if (tool.indexOf(keyword) < 0) {
            add(Operator.RENAME, "of no parameter", Map.of(keyword, Value.of("all")));
        }
    }

    private void replace(Operator operator, String name, Value other) {
        var replaced = new LinkedHashMap<>(arguments);
        replaced.put(name, other);
        add(operator, name, replaced);
    }

    private void add(Operator operator, String name, Map<String, Value> named) {
        mutants.computeIfAbsent(operator, _ -> new ArrayList<>())
                .add(new Mutant(operator, name, new ToolCall(tool.name(), List.of(), named)));
    }

    private List<Mutant> interleaved() {
        var byOperator = new ArrayList<>(mutants.values());
        byOperator.forEach(of -> Collections.shuffle(of, random));
        Collections.shuffle(byOperator, random);
        var order = new ArrayList<Mutant>();
        while (byOperator.stream().anyMatch(of -> !of.isEmpty())) {
            for (var of : byOperator) {
                if (!of.isEmpty()) {
                    order.add(of.removeLast());
                }
            }
        }
        return order;
    }
}
