package dev.envtune.env.sandbox.travel;

import dev.envtune.env.sandbox.Cause;
import dev.envtune.env.sandbox.Failure;
import dev.envtune.env.sandbox.Reworded;
import dev.envtune.env.sandbox.ToolResult;
import dev.envtune.env.sandbox.Wording;
import dev.envtune.env.sandbox.python.DictValue;

/// How a tool answers whose results say whether it succeeded: `{"booking_status": false, "error": text}`.
enum Status {
    BOOKING("booking_status", "error"),
    CANCELLATION("cancel_status", "error"),
    INSURANCE("insurance_status", "error"),
    VERIFICATION("verification_status", "verification_failure");

    private final String status;
    private final String reason;

    Status(String status, String reason) {
        this.status = status;
        this.reason = reason;
    }

    Wording wording(String template) {
        return Wording.returned(template, text -> DictValue.of(status, false).put(reason, text));
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
        var cause = Reworded.of(failure.cause(), wording(template));
        return new ToolResult.Failed(new Failure(cause, failure.facts(), failure.also()));
    }
}
