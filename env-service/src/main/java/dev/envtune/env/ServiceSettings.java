package dev.envtune.env;

import dev.envtune.env.session.SessionSettings;
import jakarta.validation.Valid;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The keys of `application.yaml` under `envtune`; a key that is not among them is refused.
///
/// @param bfcl the official data to import at the start, or nothing
/// @param insecure whether to serve an address that other machines can reach
@Validated
@ConfigurationProperties(prefix = "envtune", ignoreUnknownFields = false)
record ServiceSettings(
        @DefaultValue("") String bfcl,
        @DefaultValue("false") boolean insecure,
        @Valid @DefaultValue Database database,
        @Valid @DefaultValue SessionSettings session) {
    /// @param startLimit how long to wait for the database at the start
    record Database(@DefaultValue("2m") @DurationMin(seconds = 0) Duration startLimit) {}
}
