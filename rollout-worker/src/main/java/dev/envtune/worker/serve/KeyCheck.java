package dev.envtune.worker.serve;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.web.servlet.HandlerInterceptor;

/// Lets in whoever shows the key, as `Authorization: Bearer KEY`.
final class KeyCheck implements HandlerInterceptor {
    private static final String SCHEME = "Bearer ";

    private final byte[] key;

    KeyCheck(String key) {
        this.key = key.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public boolean preHandle(
            HttpServletRequest request, HttpServletResponse response, Object handler) {
        var shown = request.getHeader("Authorization");
        if (shown == null || !shown.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw ApiException.of(
                    401,
                    "invalid_request_error",
                    null,
                    "This server needs a key. Send it as 'Authorization: Bearer KEY'.");
        }
        var bytes = shown.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8);
        if (!MessageDigest.isEqual(bytes, key)) {
            throw ApiException.of(
                    401,
                    "invalid_request_error",
                    "invalid_api_key",
                    "The key is not the one of this server. Ask whoever runs it.");
        }
        return true;
    }
}
