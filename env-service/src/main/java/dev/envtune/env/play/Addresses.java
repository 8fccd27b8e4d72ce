package dev.envtune.env.play;

import java.net.URI;
import java.util.Set;

/// Addresses as people give them.
final class Addresses {
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private Addresses() {}

    /// The address without a slash at its end, so that a path can be appended.
    ///
    /// @throws IllegalArgumentException if it is not an http address without a query
    static URI base(URI address) {
        var scheme = address.getScheme();
        if (scheme == null || !SCHEMES.contains(scheme) || address.getHost() == null) {
            throw new IllegalArgumentException(
                    "'" + address + "' is not an address like http://127.0.0.1:8700");
        }
        if (address.getRawQuery() != null || address.getRawFragment() != null) {
            throw new IllegalArgumentException("'" + address + "' has a part after ? or #");
        }
        var text = address.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : address;
    }
}
