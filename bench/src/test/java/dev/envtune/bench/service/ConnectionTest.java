package dev.envtune.bench.service;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConnectionTest {
    private static final byte[] NOTHING = {};
    private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> clientPorts = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
                    requests.add(
                            exchange.getRequestMethod()
                                    + " "
                                    + exchange.getRequestURI()
                                    + " "
                                    + body);
                    clientPorts.add(exchange.getRemoteAddress().getPort());
                    var answer = ("you said " + body).getBytes(UTF_8);
                    if (exchange.getRequestURI().getPath().equals("/last")) {
                        exchange.getResponseHeaders().set("Connection", "close");
                    }
                    boolean chunked = exchange.getRequestURI().getPath().equals("/chunked");
                    boolean empty = exchange.getRequestMethod().equals("DELETE");
                    exchange.sendResponseHeaders(
                            empty ? 204 : 201, empty ? -1 : chunked ? 0 : answer.length);
                    if (!empty) {
                        exchange.getResponseBody().write(answer);
                    }
                    exchange.close();
                });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void exchange_severalRequests_useOneConnection() throws IOException {
        try (var connection = new Connection(address())) {
            assertThat(text(connection.exchange("POST", "/a", "é1".getBytes(UTF_8))))
                    .isEqualTo("201 you said é1");
            assertThat(text(connection.exchange("POST", "/chunked", "2".getBytes(UTF_8))))
                    .isEqualTo("201 you said 2");
            assertThat(text(connection.exchange("DELETE", "/b", NOTHING))).isEqualTo("204 ");
            assertThat(text(connection.exchange("GET", "/c", NOTHING))).isEqualTo("201 you said ");
        }
        assertThat(requests)
                .containsExactly("POST /a é1", "POST /chunked 2", "DELETE /b ", "GET /c ");
        assertThat(clientPorts).hasSize(4).containsOnly(clientPorts.getFirst());
    }

    @Test
    void exchange_afterTheServerEndedTheConnection_opensAnother() throws IOException {
        try (var connection = new Connection(address())) {
            assertThat(text(connection.exchange("GET", "/last", NOTHING)))
                    .isEqualTo("201 you said ");
            assertThat(text(connection.exchange("POST", "/a", "1".getBytes(UTF_8))))
                    .isEqualTo("201 you said 1");
        }
        assertThat(clientPorts).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void exchange_answerThatBreaksOff_isAnError() throws Exception {
        try (var broken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var served =
                    CompletableFuture.runAsync(
                            () -> {
                                try (var socket = broken.accept()) {
                                    socket.getInputStream().read();
                                    socket.getOutputStream()
                                            .write(
                                                    "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc"
                                                            .getBytes(UTF_8));
                                    socket.shutdownOutput();
                                    socket.getInputStream().readAllBytes();
                                } catch (IOException e) {
                                    throw new IllegalStateException(e);
                                }
                            });
            try (var connection =
                    new Connection(URI.create("http://127.0.0.1:" + broken.getLocalPort()))) {
                assertThatThrownBy(() -> connection.exchange("GET", "/", NOTHING))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("ended within an answer");
            }
            served.join();
        }
    }

    private URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static String text(Connection.Answer answer) {
        return answer.status() + " " + new String(answer.body(), UTF_8);
    }
}
