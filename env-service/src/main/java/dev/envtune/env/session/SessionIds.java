package dev.envtune.env.session;

import java.util.regex.Pattern;

/// Which ids a caller may choose: what needs no escaping in a path, and does not vanish from one as `..` does.
final class SessionIds {
    private static final Pattern LEGAL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,127}");

    private SessionIds() {}

    /// @throws InvalidRequestException for another id
    static String require(String id) {
        if (!LEGAL.matcher(id).matches()) {
            throw new InvalidRequestException(
                    "id",
                    "An id is 1 to 128 of letters, digits and . _ : - and begins with a letter or"
                            + " a digit.");
        }
        return id;
    }
}
