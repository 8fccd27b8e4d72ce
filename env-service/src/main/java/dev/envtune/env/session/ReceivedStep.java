package dev.envtune.env.session;

import dev.envtune.contract.StepRequest;

/// A step as it came in.
///
/// @param json the body as received, from which a replay reads the same request again
/// @param canonical the request in one form: the fields in one order, no white space, nothing absent. The
///     order of a call's arguments counts, because it is that of the call's text.
public record ReceivedStep(StepRequest request, String json, byte[] canonical) {
    /// Of the canonical form.
    public byte[] bodySha256() {
        return Sha256.of(canonical);
    }

    /// The request of a body that was received before.
    static StepRequest request(String json) {
        return WireFormat.mapper().readValue(json, StepRequest.class);
    }
}
