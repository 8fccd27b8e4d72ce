package dev.envtune.worker.serve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/// Answers what Tomcat refuses before Spring sees it in OpenAI's form of errors too.
final class ErrorDocumentValve extends ErrorReportValve {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorDocumentValve.class);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        var status = HttpStatus.resolve(response.getStatus());
        if (status == null || !status.isError() || !response.setErrorReported()) {
            return;
        }
        boolean ours = status.is5xxServerError();
        var body =
                ErrorBody.of(
                        status.getReasonPhrase()
                                + (ours
                                        ? ": the log of the server says more."
                                        : ": the request was not understood."),
                        ours ? "server_error" : "invalid_request_error",
                        null,
                        null);
        try {
            response.setContentType("application/json");
            response.setCharacterEncoding(StandardCharsets.UTF_8);
            response.getReporter().write(Json.MAPPER.writeValueAsString(body));
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            LOG.debug("the client of a refused request is gone", e);
        }
    }
}
