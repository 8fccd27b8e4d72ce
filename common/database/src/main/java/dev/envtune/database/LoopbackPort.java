package dev.envtune.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntPredicate;

/// Ports of 127.0.0.1. Ours lie below those that systems hand out for outgoing connections, so that a port kept in a data
/// folder is still free at the next start.
final class LoopbackPort {
    private static final int FIRST = 20_000;
    private static final int LAST = 29_999;

    private LoopbackPort() {}

    static int choose() {
        IntPredicate free = LoopbackPort::isFree;
        return ThreadLocalRandom.current()
                .ints(FIRST, LAST + 1)
                .limit(LAST - FIRST)
                .filter(free)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free port " + FIRST + "-" + LAST));
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
