package dev.envtune.policy.jinja;

import dev.envtune.policy.jinja.Values.Namespace;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A parsed template. Safe for use by many threads.
public final class JinjaTemplate {
    /// jinja2's sandbox allows no longer ranges.
    private static final long LONGEST_RANGE = 100_000;

    private final Node template;

    private JinjaTemplate(Node template) {
        this.template = template;
    }

    /// @throws JinjaException if the source has errors or uses what is not supported
    public static JinjaTemplate parse(String source) {
        return new JinjaTemplate(TemplateParser.parse(source));
    }

    /// Renders the template.
    ///
    /// @param variables strings, numbers, truth values, lists, maps, null, and [Text]; strings are the
    ///     template's own
    /// @param clock for `strftime_now`
    /// @throws JinjaException if the template fails, or refuses the variables with `raise_exception`
    public Text render(Map<String, ?> variables, Clock clock) {
        var all = new HashMap<String, Object>();
        variables.forEach((name, value) -> all.put(name, valueOf(value)));
        function(all, "raise_exception", JinjaTemplate::raise);
        function(all, "namespace", JinjaTemplate::namespace);
        function(all, "range", JinjaTemplate::range);
        function(
                all,
                "strftime_now",
                arguments ->
                        Text.own(
                                Strftime.format(
                                        LocalDateTime.now(clock),
                                        Values.asString(arguments.need(0, "format")))));
        var out = new Text.Builder();
        template.render(new Scope(all), out);
        return out.build();
    }

    private static Object valueOf(@Nullable Object value) {
        return Values.of(value, Text::own);
    }

    private static void function(
            Map<String, Object> variables, String name, Values.Function function) {
        variables.putIfAbsent(name, function);
    }

    private static Object raise(Arguments arguments) {
        throw new JinjaException(
                "the template refuses this: " + Values.print(arguments.need(0, "message")));
    }

    private static Object namespace(Arguments arguments) {
        var attributes = new LinkedHashMap<>(arguments.named());
        if (arguments.get(0, "self").orElse(Values.None.NONE) instanceof Map<?, ?> map) {
            map.forEach((name, value) -> attributes.putIfAbsent(Values.asString(name), value));
        }
        return new Namespace(attributes);
    }

    private static Object range(Arguments arguments) {
        var first = Values.asLong(arguments.need(0, "start"));
        var start = arguments.positional().size() > 1 ? first : 0;
        var stop = arguments.get(1, "stop").map(Values::asLong).orElse(first);
        var step = arguments.get(2, "step").map(Values::asLong).orElse(1L);
        if (step == 0 || Math.abs((stop - start) / step) > LONGEST_RANGE) {
            throw new JinjaException("range(%d, %d, %d) is too long".formatted(start, stop, step));
        }
        var numbers = new ArrayList<Object>();
        for (var i = start; step > 0 ? i < stop : i > stop; i += step) {
            numbers.add(i);
        }
        return numbers;
    }
}
