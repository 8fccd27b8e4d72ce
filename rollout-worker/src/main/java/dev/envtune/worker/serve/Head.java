package dev.envtune.worker.serve;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;

/// What every piece of an answer begins with.
///
/// @param created seconds since 1970
record Head(String id, long created, String model) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID_BYTES = 12;

    static Head of(String prefix, String model, Clock clock) {
        return new Head(newId(prefix), clock.instant().getEpochSecond(), model);
    }

    /// As in `call_5f0c…`.
    static String newId(String prefix) {
        var bytes = new byte[ID_BYTES];
        RANDOM.nextBytes(bytes);
        return prefix + "_" + HexFormat.of().formatHex(bytes);
    }
}
