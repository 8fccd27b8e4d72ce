package dev.envtune.bench.hostile;

import dev.envtune.env.session.WireFormat;
import java.nio.charset.StandardCharsets;

/// Texts that fill what a step may say.
final class Sizes {
    /// What is left of 64 KiB for the rest of a call.
    static final int STEP_BYTES = 64_000;

    private Sizes() {}

    /// A unit repeated until its JSON takes so many bytes.
    static String filled(String unit, int jsonBytes) {
        int each = WireFormat.mapper().writeValueAsBytes(unit).length - 2;
        return unit.repeat(Math.max(1, jsonBytes / each));
    }

    /// A unit repeated until it takes so many bytes of UTF-8.
    static String plain(String unit, int bytes) {
        return unit.repeat(Math.max(1, bytes / unit.getBytes(StandardCharsets.UTF_8).length));
    }
}
