package dev.envtune.contract.client;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/// Addresses as people give them.
public final class Addresses {
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private Addresses() {}

    /// The address of a server as people give it.
    ///
    /// @throws IllegalArgumentException if it is not an http address without a query
    public static URI parse(String address) {
        try {
            return base(new URI(address));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(notAnAddress(address), e);
        }
    }

    private static String notAnAddress(Object address) {
        return "'" + address + "' is not an address like http://127.0.0.1:8700";
    }

    /// The address without a slash at its end, so that a path can be appended.
    ///
    /// @throws IllegalArgumentException if it is not an http address without a query
    public static URI base(URI address) {
        var scheme = address.getScheme();
        if (scheme == null || !SCHEMES.contains(scheme) || address.getHost() == null) {
            throw new IllegalArgumentException(notAnAddress(address));
        }
        if (address.getRawQuery() != null || address.getRawFragment() != null) {
            throw new IllegalArgumentException("'" + address + "' has a part after ? or #");
        }
        var text = address.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : address;
    }
}
