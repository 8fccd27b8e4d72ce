package dev.envtune.env.api;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/// Answers what Tomcat refuses before Spring sees it, as a path that is no path, with a problem too.
final class ProblemReportValve extends ErrorReportValve {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemReportValve.class);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        var status = HttpStatus.resolve(response.getStatus());
        if (status == null || !status.isError() || !response.setErrorReported()) {
            return;
        }
        var type =
                status.is5xxServerError()
                        ? ProblemType.INTERNAL_ERROR
                        : ProblemType.INVALID_REQUEST;
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        try {
            response.getReporter()
                    .write(
                            """
                            {"type":"%s","title":"%s","status":%d,"detail":"%s: the request was not understood."}"""
                                    .formatted(
                                            type.uri(),
                                            type.title(),
                                            status.value(),
                                            status.getReasonPhrase()));
            response.finishResponse();
        } catch (IOException | IllegalStateException e) {
            LOG.debug("the client of a refused request is gone", e);
        }
    }
}
