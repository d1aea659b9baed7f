package io.ennead.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/** A push client that reads all that it is sent. */
final class Reader implements WebSocket.Listener, AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A message and when it came, in {@link System#nanoTime}. */
  record Received(String type, JsonNode data, long at) {}

  private final Queue<Received> received = new ConcurrentLinkedQueue<>();
  private final StringBuilder part = new StringBuilder();
  private final WebSocket socket;
  private volatile int closeCode = -1;

  Reader(HttpClient http, URI service) throws Exception {
    socket =
        http.newWebSocketBuilder()
            .buildAsync(URI.create("ws://" + service.getAuthority() + "/ws"), this)
            .get(30, TimeUnit.SECONDS);
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean last) {
    part.append(text);
    if (last) {
      try {
        JsonNode message = JSON.readTree(part.toString());
        received.add(
            new Received(message.get("type").asText(), message.get("data"), System.nanoTime()));
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("not JSON: " + part, e);
      }
      part.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closeCode = code;
    return null;
  }

  /** All of a type so far. */
  List<Received> all(String type) {
    return received.stream().filter(message -> message.type().equals(type)).toList();
  }

  /** The types in the order in which they came. */
  List<String> types() {
    return received.stream().map(Received::type).toList();
  }

  int closeCode() {
    return closeCode;
  }

  @Override
  public void close() {
    socket.abort();
  }
}
