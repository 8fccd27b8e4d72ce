package dev.envtune.env.api;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/// Takes steps that are sent as agents send them before Spring's filters and dispatch, which cost more than a step
/// (docs/decisions/0007-steps-bypass-the-dispatcher.md). Whatever is unusual about a request, and whatever fails, goes the usual way.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StepFilter extends HttpFilter {
    private static final long serialVersionUID = 1;

    private static final String SESSIONS = "/api/v1/sessions/";
    private static final String STEPS = "/steps";

    /// A request's attribute: the exception that its step failed with.
    private static final String FAILURE = StepFilter.class.getName() + ".failure";

    private final transient Supplier<StepExchange> exchange;
    private final transient Timer taken;

    /// @param exchange asked for with the first step: Tomcat makes filters when it starts, and would report whatever
    ///     keeps the service from starting in its own words
    StepFilter(ObjectProvider<StepExchange> exchange, MeterRegistry registry) {
        this.exchange = SingletonSupplier.of(exchange::getObject);
        this.taken =
                Timer.builder("http.server.requests")
                        .tag("method", "POST")
                        .tag("uri", SESSIONS + "{id}" + STEPS)
                        .tag("status", "200")
                        .tag("outcome", "SUCCESS")
                        .tag("exception", "none")
                        .tag("error", "none")
                        .register(registry);
    }

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var session = session(request);
        if (session != null) {
            long begun = System.nanoTime();
            try {
                exchange.get().take(session, request, response);
                taken.record(System.nanoTime() - begun, TimeUnit.NANOSECONDS);
                return;
            } catch (RuntimeException e) {
                request.setAttribute(FAILURE, e);
            }
        }
        chain.doFilter(request, response);
    }

    /// The session of a step, or null where the request is another or unusual.
    private static @Nullable String session(HttpServletRequest request) {
        var path = request.getServletPath();
        int end = path.length() - STEPS.length();
        return path.startsWith(SESSIONS)
                        && path.endsWith(STEPS)
                        && path.indexOf('/', SESSIONS.length()) == end
                        && "POST".equals(request.getMethod())
                        && MediaType.APPLICATION_JSON_VALUE.equals(request.getContentType())
                        && acceptsJson(request.getHeader("Accept"))
                ? path.substring(SESSIONS.length(), end)
                : null;
    }

    private static boolean acceptsJson(@Nullable String accepted) {
        return accepted == null
                || accepted.equals(MediaType.ALL_VALUE)
                || accepted.equals(MediaType.APPLICATION_JSON_VALUE);
    }

    /// Fails as the step of this request did.
    static void rethrow(HttpServletRequest request) {
        if (request.getAttribute(FAILURE) instanceof RuntimeException failure) {
            throw failure;
        }
    }
}
