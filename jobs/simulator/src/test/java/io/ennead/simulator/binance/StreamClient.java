package io.ennead.simulator.binance;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;

/** A WebSocket client of the JDK that keeps what it gets. */
final class StreamClient implements WebSocket.Listener {
  static final ObjectMapper JSON = new ObjectMapper();
  private final List<String> frames = Collections.synchronizedList(new ArrayList<>());
  private final StringBuilder partial = new StringBuilder();
  private final AtomicInteger pings = new AtomicInteger();
  private final AtomicInteger fences = new AtomicInteger();
  private final WebSocket socket;
  private volatile int closeCode;
  private volatile String closeReason;
  private volatile Throwable error;

  StreamClient(HttpClient http, URI uri) {
    socket = http.newWebSocketBuilder().buildAsync(uri, this).join();
  }

  @Override
  public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      frames.add(partial.toString());
      partial.setLength(0);
    }
    webSocket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onPing(WebSocket webSocket, ByteBuffer message) {
    pings.incrementAndGet();
    webSocket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onPong(WebSocket webSocket, ByteBuffer message) {
    fences.incrementAndGet();
    webSocket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
    closeReason = reason;
    closeCode = statusCode;
    return null;
  }

  @Override
  public void onError(WebSocket webSocket, Throwable failure) {
    error = failure;
  }

  void send(String text) {
    socket.sendText(text, true).join();
  }

  void sendPong(String payload) {
    socket.sendPong(ByteBuffer.wrap(payload.getBytes())).join();
  }

  /** Waits until everything that the server sent so far is here: a ping comes back behind it. */
  void settle() {
    if (closeCode == 0 && error == null) {
      int before = fences.get();
      socket.sendPing(ByteBuffer.allocate(0)).join();
      await().until(() -> fences.get() > before || closeCode != 0 || error != null);
    }
  }

  /** How many frames came so far. */
  int count() {
    return frames.size();
  }

  /** What came so far. */
  List<JsonNode> received() {
    List<JsonNode> nodes = new ArrayList<>();
    for (String frame : List.copyOf(frames)) {
      try {
        nodes.add(JSON.readTree(frame));
      } catch (JsonProcessingException e) {
        throw new AssertionError(frame, e);
      }
    }
    return nodes;
  }

  /** What came so far, of one event type. */
  List<JsonNode> received(String event) {
    return received().stream().filter(n -> n.path("e").asText().equals(event)).toList();
  }

  /** The answer to a control message. */
  JsonNode ask(String text) {
    int before = frames.size();
    send(text);
    await().until(() -> frames.size() > before);
    return received().get(before);
  }

  int pings() {
    return pings.get();
  }

  int closeCode() {
    return closeCode;
  }

  String closeReason() {
    return closeReason;
  }

  boolean ended() {
    return closeCode != 0 || error != null;
  }

  boolean broken() {
    return error != null;
  }

  void abort() {
    socket.abort();
  }
}
