package dev.envtune.env.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.envtune.contract.CallRequest;
import dev.envtune.contract.CreateSession;
import dev.envtune.contract.StepRequest;
import dev.envtune.env.session.Episode;
import dev.envtune.env.session.InvalidRequestException;
import dev.envtune.env.session.ReceivedStep;
import dev.envtune.env.session.WireFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what clients send, within limits.
public final class RequestBodies {
    /// Of a whole request.
    static final int MAX_REQUEST_BYTES = 256 << 10;

    /// Of what a step says: its text, or its calls as JSON.
    public static final int MAX_STEP_BYTES = 64 << 10;

    private RequestBodies() {}

    static CreateSession createSession(InputStream body, int length) throws IOException {
        return parse(text(body, length), CreateSession.class);
    }

    /// @param length of the body in bytes, -1 if unknown
    /// @throws InvalidRequestException if it breaks a rule of steps
    /// @throws TooLargeException if it is beyond a limit
    /// @throws tools.jackson.core.JacksonException if it is no JSON of a step
    public static ReceivedStep step(InputStream body, int length) throws IOException {
        var json = text(body, length);
        var step = parse(json, StepRequest.class);
        if (step.step() == null || step.step() < 0) {
            throw new InvalidRequestException(
                    "step", "A step needs its number in the field 'step': 0 for the first.");
        }
        if ((step.text() == null) == (step.calls() == null)) {
            throw new InvalidRequestException(
                    "text",
                    "A step has either 'text' (think and tool_call or answer) or 'calls' (structured"
                            + " tool calls; an empty list is the answer), and not both.");
        }
        requireCalls(step.calls());
        var canonical = WireFormat.mapper().writeValueAsBytes(step);
        if (canonical.length > MAX_STEP_BYTES) {
            requireSize(step, canonical.length);
        }
        return new ReceivedStep(step, json, canonical);
    }

    private static void requireCalls(@Nullable List<CallRequest> calls) {
        if (calls == null) {
            return;
        }
        if (calls.size() > Episode.MOST_CALLS) {
            throw new InvalidRequestException(
                    "calls",
                    "One step makes at most %d calls, and this makes %d. Send the rest in the next step."
                            .formatted(Episode.MOST_CALLS, calls.size()));
        }
        if (calls.stream().anyMatch(call -> call.name() == null)) {
            throw new InvalidRequestException(
                    "calls", "Every call needs the name of a tool in the field 'name'.");
        }
    }

    /// @param canonical bytes of the whole step, which are at least those of what it says
    private static void requireSize(StepRequest step, int canonical) {
        var text = step.text();
        int bytes =
                text == null ? canonical - frameBytes(step.step()) : text.getBytes(UTF_8).length;
        if (bytes > MAX_STEP_BYTES) {
            throw new TooLargeException(
                    text == null ? "calls" : "text",
                    MAX_STEP_BYTES,
                    "What a step says may take "
                            + MAX_STEP_BYTES
                            + " bytes, and this takes "
                            + bytes
                            + ". Send less in one step.");
        }
    }

    /// What a step takes beside its calls.
    private static int frameBytes(int number) {
        var empty = StepRequest.calls(number, List.of());
        return WireFormat.mapper().writeValueAsBytes(empty).length - "[]".length();
    }

    private static <T> T parse(String json, Class<T> type) {
        var request = WireFormat.mapper().readValue(json, type);
        if (request == null) {
            throw new InvalidRequestException("body", "The request is to be one JSON object.");
        }
        return request;
    }

    /// The body as text: UTF-8, strictly, so that the log can keep it.
    private static String text(InputStream body, int length) throws IOException {
        int limit = MAX_REQUEST_BYTES + 1;
        var bytes = body.readNBytes(length < 0 ? limit : Math.min(length, limit));
        if (bytes.length > MAX_REQUEST_BYTES) {
            throw new TooLargeException(
                    "body",
                    MAX_REQUEST_BYTES,
                    "A request may have "
                            + MAX_REQUEST_BYTES
                            + " bytes, and this has more. Send less in one request.");
        }
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new InvalidRequestException("body", "The request is no UTF-8 text.");
        }
    }
}
