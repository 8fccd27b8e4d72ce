package dev.envtune.env.api;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/// Says what is wrong with JSON, where, and never how it was read.
final class JsonProblem {
    private JsonProblem() {}

    static ProblemDetail of(JacksonException e) {
        return switch (e) {
            case UnrecognizedPropertyException unknown -> unknownField(unknown);
            case InvalidNullException _ ->
                    field(e, "The field '" + path(e) + "' must not be null.");
            case MismatchedInputException mismatch when !mismatch.getPath().isEmpty() ->
                    wrongType(mismatch);
            case MismatchedInputException mismatch -> wrongDocument(mismatch);
            case InputCoercionException number -> wrongNumber(number);
            case StreamReadException malformed -> malformed(malformed);
            default -> illegalValue(e);
        };
    }

    private static ProblemDetail malformed(StreamReadException e) {
        var problem =
                ProblemType.MALFORMED_JSON.problem(
                        reason(e)
                                + ", at line "
                                + e.getLocation().getLineNr()
                                + ", column "
                                + e.getLocation().getColumnNr()
                                + ".");
        problem.setProperty("line", e.getLocation().getLineNr());
        problem.setProperty("column", e.getLocation().getColumnNr());
        return problem;
    }

    /// The parser's first words, without those on where it reads from.
    private static String reason(StreamReadException e) {
        var words = e.getOriginalMessage();
        int source = words.indexOf(" (start marker at");
        return source < 0 ? words : words.substring(0, source);
    }

    private static ProblemDetail wrongNumber(InputCoercionException e) {
        return field(e, "The field '" + path(e) + "' takes a number of another kind or size.");
    }

    private static ProblemDetail unknownField(UnrecognizedPropertyException e) {
        var known =
                Objects.requireNonNullElse(e.getKnownPropertyIds(), List.of()).stream()
                        .map(String::valueOf)
                        .sorted()
                        .toList();
        return field(
                e,
                "There is no field '" + path(e) + "'. There are " + String.join(", ", known) + ".");
    }

    private static ProblemDetail wrongType(MismatchedInputException e) {
        return field(e, "The field '" + path(e) + "' takes " + words(e.getTargetType()) + ".");
    }

    private static ProblemDetail wrongDocument(MismatchedInputException e) {
        return ProblemType.INVALID_REQUEST.problem(
                "The request is to be one JSON object; it is empty or something else.");
    }

    /// What a record of ours refuses when it is made.
    private static ProblemDetail illegalValue(JacksonException e) {
        return field(
                e, "The field '" + path(e) + "' has an illegal value, such as null in a list.");
    }

    private static ProblemDetail field(JacksonException e, String detail) {
        var problem = ProblemType.INVALID_REQUEST.problem(detail);
        if (!e.getPath().isEmpty()) {
            problem.setProperty("field", path(e));
        }
        if (e.getLocation() != null && e.getLocation().getLineNr() > 0) {
            problem.setProperty("line", e.getLocation().getLineNr());
            problem.setProperty("column", e.getLocation().getColumnNr());
        }
        return problem;
    }

    /// As in `calls[0].name`.
    private static String path(JacksonException e) {
        var path = new StringBuilder();
        for (var step : e.getPath()) {
            if (step.getPropertyName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getPropertyName());
            }
        }
        return path.toString();
    }

    private static String words(@Nullable Class<?> type) {
        if (type == null) {
            return "another type";
        }
        if (type.isEnum()) {
            return "one of " + List.of(type.getEnumConstants());
        }
        if (type == String.class) {
            return "a text";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a whole number";
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return Map.class.isAssignableFrom(type) || type.isRecord() ? "an object" : "another type";
    }
}
