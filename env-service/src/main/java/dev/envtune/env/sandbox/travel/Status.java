package dev.envtune.env.sandbox.travel;

import dev.envtune.env.sandbox.Cause;
import dev.envtune.env.sandbox.Failure;
import dev.envtune.env.sandbox.Reworded;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.Wording;

/// How a tool answers whose results say whether it succeeded: `{"booking_status": false, "error": text}`.
enum Status {
    BOOKING("booking_status"),
    CANCELLATION("cancel_status"),
    INSURANCE("insurance_status");

    private final String field;

    Status(String field) {
        this.field = field;
    }

    /// A failure in the words of its cause.
    ToolResult.Failed failed(Failure failure) {
        return failed(failure, failure.cause().wording().template());
    }

    ToolResult.Failed failed(Cause cause, Object... facts) {
        return failed(Failure.of(cause, facts));
    }

    /// A failure in a tool's own words.
    ToolResult.Failed failed(Failure failure, String template) {
        var cause = Reworded.of(failure.cause(), Wording.errorAfter(field, false, template));
        return new ToolResult.Failed(new Failure(cause, failure.facts(), failure.also()));
    }
}
