package dev.envtune.env.demonstration;

import dev.envtune.env.demonstration.Request.Done;
import dev.envtune.env.sandbox.DomainSpec;
import dev.envtune.env.sandbox.Domains;
import dev.envtune.env.sandbox.Outcome;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.Toolbox;
import dev.envtune.env.sandbox.call.ToolCall;
import dev.envtune.env.sandbox.python.DictValue;
import dev.envtune.env.sandbox.python.Int;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.None;
import dev.envtune.env.sandbox.python.TextForms;
import dev.envtune.env.sandbox.python.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A live state in which requests are made up: their values are drawn until every call succeeds.
final class Rehearsal {
    private static final int ATTEMPTS = 40;

    /// A list of facts: `some @stock`.
    private static final String SOME = "some @";

    private final Draw draw;
    private Toolbox live;
    private Toolbox atTurnStart;

    /// @param config frozen
    Rehearsal(List<String> domains, DictValue config, Draw draw) {
        this.draw = draw;
        var specs = new ArrayList<DomainSpec>();
        var configs = new HashMap<String, DictValue>();
        for (var domain : domains) {
            specs.add(Objects.requireNonNull(Domains.installed().find(domain), domain));
            configs.put(domain, World.dict(config, domain));
        }
        this.live = new Toolbox(new Toolbox.Setup(specs, configs, null), Performance.CREATED);
        this.atTurnStart = live;
    }

    /// A request of this template that can be fulfilled now, and is from now on; null where none was found.
    ///
    /// @param before the call that the template follows, or null
    @Nullable Request make(Template template, @Nullable Done before) {
        for (int i = 0; i < ATTEMPTS; i++) {
            if (template.when() != null && facts(template, template.when()).isEmpty()) {
                return null;
            }
            var values = values(template);
            if (values == null) {
                return null;
            }
            var next = live.copy();
            var done = run(template, values, before, next);
            if (done != null) {
                live = next;
                return new Request(template, values, done, before != null);
            }
        }
        return null;
    }

    private @Nullable Map<String, Value> values(Template template) {
        var values = new HashMap<String, Value>();
        for (var slot : template.slots().entrySet()) {
            var value = value(template, slot.getValue(), values);
            if (value == null) {
                return null;
            }
            values.put(slot.getKey(), value);
        }
        return values;
    }

    /// A value that no other slot has, or null where there is none.
    private @Nullable Value value(Template template, String kind, Map<String, Value> taken) {
        for (int i = 0; i < ATTEMPTS; i++) {
            var value =
                    switch (kind.charAt(0)) {
                        case '@' -> one(facts(template, kind.substring(1)));
                        default ->
                                kind.startsWith(SOME)
                                        ? some(facts(template, kind.substring(SOME.length())))
                                        : draw.value(kind);
                    };
            if (value == null) {
                return null;
            }
            if (!taken.containsValue(value)) {
                return value;
            }
        }
        return null;
    }

    private @Nullable Value one(List<Value> facts) {
        return facts.isEmpty() ? null : draw.pick(facts);
    }

    /// Two or three of them, or null where there are fewer.
    private @Nullable Value some(List<Value> facts) {
        if (facts.size() < 3) {
            return null;
        }
        var shuffled = new ArrayList<>(facts);
        Collections.shuffle(shuffled, draw.random());
        return new ListValue(shuffled.subList(0, draw.between(2, 3)));
    }

    /// Marks where the user speaks next.
    void beginTurn() {
        atTurnStart = live;
    }

    /// Numbers are ids, which a user cannot name before they exist.
    private List<Value> facts(Template template, String fact) {
        var world = Worlds.of(template.domain());
        var now = world.facts(fact, live);
        if (now.stream().noneMatch(Int.class::isInstance)) {
            return now;
        }
        var before = world.facts(fact, atTurnStart);
        return now.stream().filter(before::contains).toList();
    }

    /// The template's calls, made in a state; null where one of them fails.
    private static @Nullable List<Done> run(
            Template template, Map<String, Value> values, @Nullable Done before, Toolbox state) {
        var done = new ArrayList<Done>();
        for (var pattern : template.calls()) {
            var call =
                    Placeholders.fill(
                            pattern,
                            name -> {
                                var value = values.get(name);
                                return TextForms.repr(
                                        value != null ? value : earlier(name, before, done));
                            });
            var outcome = state.execute(call);
            var result = result(outcome, template);
            if (result == null || outcome.call() == null) {
                return null;
            }
            done.add(new Done(outcome.call(), result));
        }
        return done;
    }

    /// The result that the template wants, or null where it is another.
    private static @Nullable Value result(Outcome outcome, Template template) {
        return switch (outcome.result()) {
            case ToolResult.Ok(var value, var notice) ->
                    notice == null || template.mayBeNoticed() ? value : null;
            case ToolResult.Failed _ -> template.alwaysFails() ? None.NONE : null;
        };
    }

    /// A part of an earlier call: `1.user_id` is a field of the result of the template's first call,
    /// `0.id` and `0:title` a field of the result and an argument of the call that it follows.
    private static Value earlier(String name, @Nullable Done before, List<Done> done) {
        int number = name.charAt(0) - '0';
        var one = number == 0 ? before : done.get(number - 1);
        if (one == null) {
            throw new IllegalArgumentException("{" + name + "} in a template that follows no call");
        }
        return name.charAt(1) == ':'
                ? argument(one.call(), name.substring(2))
                : field(one.result(), name);
    }

    private static Value argument(ToolCall call, String name) {
        var value = call.named().get(name);
        if (value == null) {
            throw new IllegalArgumentException(call.text() + " has no argument " + name);
        }
        return value;
    }

    private static Value field(Value result, String name) {
        var value = result;
        for (var key : name.substring(2).split("\\.")) {
            value = value instanceof DictValue dict ? dict.get(key) : null;
            if (value == null) {
                throw new IllegalArgumentException("no {" + name + "} in " + result);
            }
        }
        return value;
    }
}
