package dev.envtune.worker.serve;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.JsonNode;

/// Reads what clients send, within a limit.
final class RequestBody {
    private static final int MAX_BYTES = 4 << 20;

    private RequestBody() {}

    /// @throws ApiException if it is too large or no JSON
    static JsonNode read(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > MAX_BYTES) {
            throw tooLarge();
        }
        var bytes = request.getInputStream().readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw tooLarge();
        }
        try {
            return Json.MAPPER.readTree(bytes);
        } catch (StreamReadException e) {
            throw ApiException.invalid(
                    null,
                    null,
                    "The request is no JSON: %s, at line %d, column %d."
                            .formatted(
                                    firstWords(e.getOriginalMessage()),
                                    e.getLocation().getLineNr(),
                                    e.getLocation().getColumnNr()));
        } catch (JacksonException e) {
            throw ApiException.invalid(
                    null, null, "The request is no JSON: " + firstWords(e.getOriginalMessage()));
        }
    }

    /// The parser's words, without those on where it reads from.
    private static String firstWords(String words) {
        int source = words.indexOf(" (start marker at");
        return (source < 0 ? words : words.substring(0, source)).lines().findFirst().orElse("");
    }

    private static ApiException tooLarge() {
        return ApiException.of(
                413,
                "invalid_request_error",
                null,
                "A request may have %d bytes, and this has more. Send less in one request."
                        .formatted(MAX_BYTES));
    }
}
