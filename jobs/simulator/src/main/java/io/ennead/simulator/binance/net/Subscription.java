package io.ennead.simulator.binance.net;

import io.ennead.simulator.binance.StampUnit;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What the URL of a handshake asks for: {@code /ws/a/b} bare, {@code /stream?streams=a/b} wrapped.
 *
 * @param streams names, as they stand there
 * @param combined whether events are wrapped with their stream's name
 * @param unit unit of times
 */
record Subscription(List<String> streams, boolean combined, StampUnit unit) {
  private static final int MAX_STREAMS = 1024;

  /**
   * Reads a request line's URI.
   *
   * @throws IllegalArgumentException if there is no such endpoint, no such unit, or too many
   *     streams
   */
  static Subscription of(String uri) {
    QueryStringDecoder decoder = new QueryStringDecoder(uri);
    List<String> units = decoder.parameters().get("timeUnit");
    StampUnit unit = StampUnit.named(units == null ? null : units.get(0));
    String path = decoder.path();
    if (path.equals("/stream")) {
      return of(
          String.join("/", decoder.parameters().getOrDefault("streams", List.of())), true, unit);
    }
    if (path.equals("/ws") || path.startsWith("/ws/")) {
      return of(path.substring(3), false, unit);
    }
    throw new IllegalArgumentException("no WebSocket at " + path);
  }

  private static Subscription of(String names, boolean combined, StampUnit unit) {
    List<String> streams =
        new ArrayList<>(
            Arrays.stream(names.split("/")).filter(s -> !s.isEmpty()).distinct().toList());
    if (streams.size() > MAX_STREAMS) {
      throw new IllegalArgumentException(streams.size() + " streams on one connection");
    }
    return new Subscription(streams, combined, unit);
  }
}
