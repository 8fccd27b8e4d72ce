package dev.envtune.env.session;

/// A request that says something it must not say. The message tells the rule.
public final class InvalidRequestException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String field;

    public InvalidRequestException(String field, String message) {
        super(message);
        this.field = field;
    }

    /// Which part of the request.
    public String field() {
        return field;
    }
}
