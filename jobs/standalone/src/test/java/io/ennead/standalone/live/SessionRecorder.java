package io.ennead.standalone.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ennead.simulator.binance.BinanceSimulator;
import io.ennead.simulator.market.MarketSymbol;
import io.ennead.simulator.time.ManualClock;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;

/** Records what a simulated exchange sends, as recordings of real ones are: a frame a line. */
final class SessionRecorder implements WebSocket.Listener {

  private final Queue<String> frames = new ConcurrentLinkedQueue<>();
  private final StringBuilder part = new StringBuilder();
  private volatile String lastKline = "";

  private SessionRecorder() {}

  /**
   * Records some minutes of these symbols' trades and klines.
   *
   * @param stream aggTrade or trade
   * @param edit what becomes of a frame on its way into the file
   */
  static Path record(
      Path file,
      List<MarketSymbol> symbols,
      String stream,
      Instant start,
      int minutes,
      UnaryOperator<String> edit)
      throws IOException {
    SessionRecorder recorder = new SessionRecorder();
    StringBuilder path = new StringBuilder("/stream?streams=");
    for (MarketSymbol symbol : symbols) {
      String name = symbol.name().toLowerCase();
      path.append(name).append('@').append(stream).append('/').append(name).append("@kline_1m/");
    }
    path.setLength(path.length() - 1);
    try (BinanceSimulator exchange =
        BinanceSimulator.builder().symbols(symbols).clock(new ManualClock(start)).open()) {
      WebSocket socket =
          HttpClient.newHttpClient()
              .newWebSocketBuilder()
              .buildAsync(URI.create(exchange.webSocketUri().toString() + path), recorder)
              .join();
      await().until(() -> exchange.connections() == 1);
      for (int minute = 1; minute <= minutes; minute++) {
        exchange.advance(Duration.ofMinutes(1));
        // The last symbol's kline comes behind all that the minute brought.
        String end =
            "\"E\":%d,\"s\":\"%s\""
                .formatted(
                    start.plus(Duration.ofMinutes(minute)).toEpochMilli(),
                    symbols.get(symbols.size() - 1).name());
        await()
            .atMost(Duration.ofMinutes(1))
            .pollDelay(Duration.ZERO)
            .pollInterval(Duration.ofMillis(5))
            .untilAsserted(() -> assertThat(recorder.lastKline).contains(end));
      }
      socket.abort();
    }
    return Files.write(
        file,
        recorder.frames.stream()
            .map(edit)
            .map(frame -> start.toEpochMilli() * 1_000_000 + " " + frame)
            .toList());
  }

  @Override
  public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean isLast) {
    part.append(text);
    if (isLast) {
      String frame = part.toString();
      part.setLength(0);
      frames.add(frame);
      lastKline = frame.contains("@kline_") ? frame : lastKline;
    }
    socket.request(1);
    return null;
  }
}
