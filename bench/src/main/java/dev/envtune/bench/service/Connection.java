package dev.envtune.bench.service;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.util.Locale;

/// One kept-alive HTTP/1.1 connection, for one thread; opened again where the server ends it. The JDK's client would take several times the
/// processor time a request, and here the client shares the machine with what it measures.
final class Connection implements AutoCloseable {
    private static final int MAX_LINE_BYTES = 16 << 10;
    private static final int MAX_BODY_BYTES = 64 << 20;

    private final InetSocketAddress service;
    private final byte[] host;
    private final byte[] line = new byte[MAX_LINE_BYTES];
    private final ByteArrayOutputStream request = new ByteArrayOutputStream(4096);
    private Socket socket;
    private InputStream in;
    private boolean ends;

    /// @param body as it came, without chunking
    record Answer(int status, byte[] body) {}

    Connection(URI address) throws IOException {
        service = new InetSocketAddress(address.getHost(), address.getPort());
        host = address.getAuthority().getBytes(ISO_8859_1);
        socket = open();
        in = buffered(socket);
    }

    private Socket open() throws IOException {
        var opened = new Socket();
        opened.setTcpNoDelay(true);
        opened.connect(service);
        return opened;
    }

    private static InputStream buffered(Socket socket) throws IOException {
        return new BufferedInputStream(socket.getInputStream(), 16 << 10);
    }

    /// Sends a request and reads its answer.
    ///
    /// @param method `GET`, `POST` or `DELETE`
    /// @param body JSON, empty for none
    Answer exchange(String method, String path, byte[] body) throws IOException {
        if (ends) {
            socket.close();
            socket = open();
            in = buffered(socket);
        }
        request.reset();
        request.writeBytes((method + " " + path + " HTTP/1.1\r\nHost: ").getBytes(ISO_8859_1));
        request.writeBytes(host);
        if (body.length > 0) {
            request.writeBytes(
                    ("\r\nContent-Type: application/json\r\nContent-Length: " + body.length)
                            .getBytes(ISO_8859_1));
        }
        request.writeBytes("\r\n\r\n".getBytes(ISO_8859_1));
        request.writeBytes(body);
        request.writeTo(socket.getOutputStream());
        return answer();
    }

    private Answer answer() throws IOException {
        var statusLine = readLine();
        if (!statusLine.startsWith("HTTP/1.1 ") || statusLine.length() < 12) {
            throw new IOException("not an HTTP answer: " + statusLine);
        }
        int status = Integer.parseInt(statusLine, 9, 12, 10);
        int length = 0;
        boolean chunked = false;
        ends = false;
        for (var header = readLine(); !header.isEmpty(); header = readLine()) {
            int colon = header.indexOf(':');
            var name = colon < 0 ? "" : header.substring(0, colon);
            if (name.equalsIgnoreCase("content-length")) {
                length = Integer.parseInt(header.substring(colon + 1).strip());
            } else if (name.equalsIgnoreCase("transfer-encoding")) {
                chunked = header.toLowerCase(Locale.ROOT).endsWith("chunked");
            } else if (name.equalsIgnoreCase("connection")) {
                ends = header.toLowerCase(Locale.ROOT).endsWith("close");
            }
        }
        return new Answer(status, chunked ? chunks() : body(length));
    }

    private byte[] chunks() throws IOException {
        var body = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(readLine(), 16);
            body.writeBytes(body(size));
            readLine();
            if (size == 0) {
                return body.toByteArray();
            }
        }
    }

    private byte[] body(int length) throws IOException {
        if (length > MAX_BODY_BYTES) {
            throw new IOException("an answer of " + length + " bytes");
        }
        var body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("the connection ended within an answer");
        }
        return body;
    }

    private String readLine() throws IOException {
        int length = 0;
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection ended before an answer");
            }
            if (length == MAX_LINE_BYTES) {
                throw new IOException("a header of more than " + MAX_LINE_BYTES + " bytes");
            }
            line[length++] = (byte) next;
        }
        int end = length > 0 && line[length - 1] == '\r' ? length - 1 : length;
        return new String(line, 0, end, ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
