package dev.envtune.contract.client;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;

/// Words for what the JDK's HTTP client throws, whose messages are often empty.
public final class Reasons {
    private Reasons() {}

    public static String of(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case UnresolvedAddressException _, UnknownHostException _ -> {
                    return "unknown host";
                }
                case HttpConnectTimeoutException _ -> {
                    return "no connection in time";
                }
                case HttpTimeoutException _ -> {
                    return "no answer in time";
                }
                case InterruptedException _ -> {
                    return "interrupted";
                }
                default -> {}
            }
        }
        if (thrown.getMessage() != null) {
            return thrown.getMessage();
        }
        return thrown instanceof ConnectException
                ? "connection refused"
                : thrown.getClass().getSimpleName();
    }
}
