package io.ennead.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;

/**
 * A push client that reads all that it is sent. Not the JDK's: of many of its connections that are
 * spoken to at once, now and then one hears nothing.
 */
final class Reader implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A message and when it came, in {@link System#nanoTime}. */
  record Received(String type, JsonNode data, long at) {}

  private final Queue<Received> received = new ConcurrentLinkedQueue<>();
  private final Socket socket;
  private volatile int closeCode = -1;
  private volatile Exception failure;

  Reader(URI service) throws InterruptedException {
    socket = new Socket(URI.create("ws://" + service.getAuthority() + "/ws"));
    socket.setConnectionLostTimeout(0);
    assertThat(socket.connectBlocking(30, TimeUnit.SECONDS))
        .as("connected to %s", service)
        .isTrue();
  }

  /** All of a type so far. */
  List<Received> all(String type) {
    return received.stream().filter(message -> message.type().equals(type)).toList();
  }

  /** The types in the order in which they came. */
  List<String> types() {
    return received.stream().map(Received::type).toList();
  }

  /** -1 while it is open. */
  int closeCode() {
    return closeCode;
  }

  /** How many messages of each type it has had, and how it ended if it did. */
  @Override
  public String toString() {
    return "%d messages, close code %d, failure %s".formatted(received.size(), closeCode, failure);
  }

  @Override
  public void close() {
    socket.closeConnection(1001, "the reader goes");
  }

  private final class Socket extends WebSocketClient {

    Socket(URI uri) {
      super(uri);
    }

    @Override
    public void onOpen(ServerHandshake answer) {}

    @Override
    public void onMessage(String text) {
      try {
        JsonNode message = JSON.readTree(text);
        received.add(
            new Received(message.get("type").asText(), message.get("data"), System.nanoTime()));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("not JSON: " + text, e);
      }
    }

    @Override
    public void onClose(int code, String reason, boolean remote) {
      closeCode = code;
    }

    @Override
    public void onError(Exception e) {
      failure = e;
    }
  }
}
