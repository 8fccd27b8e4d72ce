package dev.envtune.env.sandbox;

import dev.envtune.env.sandbox.call.CallParser;
import dev.envtune.env.sandbox.call.ToolCall;
import dev.envtune.env.sandbox.python.ListValue;
import dev.envtune.env.sandbox.python.Value;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A domain, read from its annotations: its name, its tools by name (in code point order), and how to
/// make its default state.
public record DomainSpec(
        String name,
        String document,
        String description,
        Map<String, ToolSpec> tools,
        Supplier<Sandbox> defaults) {

    static DomainSpec of(Class<? extends Sandbox> type, Supplier<Sandbox> defaults) {
        var domain = type.getAnnotation(Domain.class);
        if (domain == null) {
            throw new IllegalStateException(type.getName() + " is a Sandbox without @Domain");
        }
        var tools = new LinkedHashMap<String, ToolSpec>();
        Stream.concat(
                        tools(domain.name(), type, null),
                        Arrays.stream(type.getMethods())
                                .filter(method -> method.isAnnotationPresent(ToolGroup.class))
                                .flatMap(
                                        group ->
                                                tools(domain.name(), group.getReturnType(), group)))
                .sorted(Comparator.comparing(ToolSpec::name))
                .forEach(tool -> tools.put(tool.name(), tool));
        return new DomainSpec(
                domain.name(), domain.document(), domain.description(), tools, defaults);
    }

    /// The tools of a type.
    ///
    /// @param group the accessor of the sandbox that returns it, or null where it is the sandbox's own
    private static Stream<ToolSpec> tools(String domain, Class<?> type, @Nullable Method group) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.isAnnotationPresent(Tool.class))
                .map(method -> tool(domain, method, group));
    }

    private static ToolSpec tool(String domain, Method method, @Nullable Method group) {
        var tool = method.getAnnotation(Tool.class);
        var parameters = Arrays.stream(method.getParameters()).map(DomainSpec::param).toList();
        if (!ToolResult.class.isAssignableFrom(method.getReturnType())
                || Modifier.isStatic(method.getModifiers())) {
            throw new IllegalStateException(
                    "tool " + method + " must be an instance method that returns a ToolResult");
        }
        return new ToolSpec(domain, tool, parameters, handle(method, group));
    }

    private static ParamSpec param(Parameter parameter) {
        var param = annotation(parameter);
        if (param == null || parameter.getType() != Value.class) {
            throw new IllegalStateException(
                    "parameter " + parameter + " of a tool must be a Value with @Param");
        }
        return new ParamSpec(
                param.name(),
                param.type(),
                param.items(),
                param.description(),
                defaultValue(param),
                List.of(param.values()),
                Arrays.stream(param.from()).map(ParamSpec.Source::parse).toList(),
                param.format(),
                List.of(param.fields()));
    }

    /// The parameter's own annotation, or that of an annotation which several tools share.
    private static @Nullable Param annotation(Parameter parameter) {
        var own = parameter.getAnnotation(Param.class);
        return own != null
                ? own
                : Arrays.stream(parameter.getAnnotations())
                        .map(shared -> shared.annotationType().getAnnotation(Param.class))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
    }

    private static @Nullable Value defaultValue(Param param) {
        if (param.defaultsTo().isEmpty()) {
            return null;
        }
        if (CallParser.parse("f(" + param.defaultsTo() + ")") instanceof ToolCall call
                && call.positional().size() == 1) {
            return call.positional().getFirst() instanceof ListValue list
                    ? list.freeze()
                    : call.positional().getFirst();
        }
        throw new IllegalStateException(
                "default of parameter " + param.name() + " is no literal: " + param.defaultsTo());
    }

    private static MethodHandle handle(Method method, @Nullable Method group) {
        try {
            var lookup = MethodHandles.publicLookup();
            var tool = lookup.unreflect(method);
            var onSandbox =
                    group == null
                            ? tool
                            : MethodHandles.filterArguments(tool, 0, lookup.unreflect(group));
            return onSandbox
                    .asSpreader(Value[].class, method.getParameterCount())
                    .asType(MethodType.methodType(ToolResult.class, Sandbox.class, Value[].class));
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("tool " + method + " and its class must be public", e);
        }
    }
}
