package dev.envtune.worker.serve;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.apache.coyote.ActionCode;

/// Lets the thread of a request ask whether its client has hung up, which servlets cannot: a client whose
/// request has been read sends nothing more, so the end of the stream is all that there can be to read.
final class ClientPresence extends ValveBase {
    private static final String ATTRIBUTE = ClientPresence.class.getName();

    /// What Tomcat reports as available when reading fails or meets the end. A request of a client that
    /// does not wait for answers is longer.
    private static final int END = 1;

    ClientPresence() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var connection = request.getCoyoteRequest();
        BooleanSupplier gone =
                () -> {
                    connection.action(ActionCode.AVAILABLE, true);
                    return connection.getAvailable() == END;
                };
        request.setAttribute(ATTRIBUTE, gone);
        getNext().invoke(request, response);
    }

    /// Whether the client of a request, whose body has been read to its end, is gone. Asked on the
    /// request's thread.
    static boolean isGone(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof BooleanSupplier gone
                && gone.getAsBoolean();
    }
}
