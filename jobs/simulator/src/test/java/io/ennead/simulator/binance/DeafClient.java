package io.ennead.simulator.binance;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A WebSocket client by hand that never answers a ping and need not read. */
final class DeafClient implements AutoCloseable {
  private final Socket socket;

  DeafClient(URI uri, String path) throws IOException {
    socket = new Socket(uri.getHost(), uri.getPort());
    String request =
        """
        GET %s HTTP/1.1
        Host: localhost
        Upgrade: websocket
        Connection: Upgrade
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
        Sec-WebSocket-Version: 13

        """;
    socket
        .getOutputStream()
        .write(request.formatted(path).replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  /** A masked pong frame without payload (RFC 6455, 5.2). */
  void sendEmptyPong() throws IOException {
    socket.getOutputStream().write(new byte[] {(byte) 0x8A, (byte) 0x80, 1, 2, 3, 4});
    socket.getOutputStream().flush();
  }

  String bytesUntilTheEnd() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    in.transferTo(bytes);
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
