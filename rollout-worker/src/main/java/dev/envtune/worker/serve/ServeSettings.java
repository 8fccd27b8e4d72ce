package dev.envtune.worker.serve;

import org.jspecify.annotations.Nullable;

/// How a policy is served.
///
/// @param host address to listen at
/// @param port 0 takes a free one
/// @param model the name that clients ask for
/// @param key that clients must show, or null for none
/// @param insecure whether other machines may reach it without a key
/// @param threads that requests may hold at once
public record ServeSettings(
        String host, int port, String model, @Nullable String key, boolean insecure, int threads) {
    @Override
    public String toString() {
        return "ServeSettings[%s:%d, %s]".formatted(host, port, model);
    }
}
