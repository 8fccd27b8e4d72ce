package dev.envtune.env.session;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How long sessions live and how they are logged.
///
/// @param idleLimit a session that takes no step for this long is deleted
/// @param sweepInterval how often such sessions are looked for
/// @param maxLive how many sessions are kept in memory, those used last; others are rebuilt from their logs when
///     needed
/// @param liveIdleLimit a session is kept in memory for this long after its last use
/// @param databaseLimit how long a request waits for the database
/// @param maxBatch how many steps share one commit at most
public record SessionSettings(
        @DefaultValue("1h") @DurationMin(seconds = 1) Duration idleLimit,
        @DefaultValue("1m") @DurationMin(millis = 100) Duration sweepInterval,
        @DefaultValue("4096") @Min(1) @Max(1_000_000) int maxLive,
        @DefaultValue("10m") @DurationMin(seconds = 1) Duration liveIdleLimit,
        @DefaultValue("4s") @DurationMin(millis = 100) Duration databaseLimit,
        @DefaultValue("512") @Min(1) @Max(10_000) int maxBatch) {}
