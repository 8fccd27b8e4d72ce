package dev.envtune.env;

import dev.envtune.env.task.UnreadableSuiteException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.flywaydb.core.api.FlywayException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.bind.validation.ValidationErrors;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/// Says in words why the service does not start, where that is the user's to mend.
final class StartUpFailure {
    private StartUpFailure() {}

    /// Nothing for a fault of ours.
    static Optional<String> explain(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            var words = words(cause);
            if (words.isPresent()) {
                return words;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> words(Throwable cause) {
        return switch (cause) {
            case StartUpException e -> Optional.of(String.valueOf(e.getMessage()));
            case UnreadableSuiteException e -> Optional.of(String.valueOf(e.getMessage()));
            case PortInUseException e ->
                    Optional.of(
                            "Port "
                                    + e.getPort()
                                    + " is taken by another program. Choose another with --port N; --port"
                                    + " 0 takes a free one.");
            case UnboundConfigurationPropertiesException e ->
                    Optional.of(
                            e.getUnboundProperties().stream()
                                    .map(StartUpFailure::unknown)
                                    .collect(Collectors.joining("\n")));
            case BindValidationException e ->
                    Optional.of(
                            e.getValidationErrors().getAllErrors().stream()
                                    .map(error -> outOfBounds(e.getValidationErrors(), error))
                                    .collect(Collectors.joining("\n")));
            case BindException e when !(e.getCause() instanceof BindException) ->
                    e.getCause() instanceof UnboundConfigurationPropertiesException
                                    || e.getCause() instanceof BindValidationException
                            ? Optional.empty()
                            : Optional.of(illegal(e));
            case FlywayException e ->
                    Optional.of("The database cannot be brought up to date: " + e.getMessage());
            default -> Optional.empty();
        };
    }

    private static String unknown(ConfigurationProperty property) {
        return "Unknown configuration key '"
                + property.getName()
                + "' ("
                + origin(property)
                + "). The keys are listed in application.yaml of env-service.";
    }

    private static String origin(ConfigurationProperty property) {
        return property.getOrigin() == null ? "in the configuration" : "in " + property.getOrigin();
    }

    private static String outOfBounds(ValidationErrors errors, ObjectError error) {
        return error instanceof FieldError field
                ? "The configuration key '"
                        + errors.getName()
                                .append(DataObjectPropertyName.toDashedForm(field.getField()))
                        + "' cannot be '"
                        + field.getRejectedValue()
                        + "': it "
                        + error.getDefaultMessage()
                        + "."
                : "The configuration under '" + errors.getName() + "' " + error.getDefaultMessage();
    }

    private static String illegal(BindException e) {
        var property = e.getProperty();
        return "The configuration key '"
                + e.getName()
                + "' cannot be "
                + (property == null ? "what it is" : "'" + property.getValue() + "'")
                + ": it takes a "
                + e.getTarget().getType()
                + ".";
    }
}
