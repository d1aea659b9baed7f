package io.ennead.simulator.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.simulator.market.MarketSymbol;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("proof")
class StreamLoadTest {
  private static final int FRAMES = 600_000;

  @Test
  void fifty_symbols_with_twenty_thousand_trades_a_second_come_in_their_time() throws Exception {
    try (BinanceSimulator simulator =
        BinanceSimulator.builder()
            .symbols(MarketSymbol.synthetic(50, 24_000))
            .waitForClient()
            .open()) {
      Instant start = simulator.now();
      StringBuilder streams = new StringBuilder("/stream?streams=");
      simulator
          .market()
          .symbols()
          .forEach(s -> streams.append(s.name().toLowerCase()).append("@aggTrade/"));
      CountDownLatch left = new CountDownLatch(FRAMES);
      long began = System.nanoTime();
      WebSocket socket =
          HttpClient.newHttpClient()
              .newWebSocketBuilder()
              .buildAsync(
                  URI.create(simulator.webSocketUri() + streams.toString()), new Counter(left))
              .join();
      assertThat(left.await(2, TimeUnit.MINUTES)).isTrue();
      Duration real = Duration.ofNanos(System.nanoTime() - began);
      Duration simulated = Duration.between(start, simulator.now());
      System.out.printf("%d frames in %s, simulated %s%n", FRAMES, real, simulated);
      assertThat(real.minus(simulated)).isLessThan(Duration.ofSeconds(5));
      socket.abort();
    }
  }

  private record Counter(CountDownLatch left) implements WebSocket.Listener {
    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      if (last) {
        left.countDown();
      }
      socket.request(1);
      return null;
    }
  }
}
