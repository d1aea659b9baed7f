package io.ennead.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.ennead.metrics.MarketClock;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

class ExchangeTimeTest {

  private static final Instant THERE = Instant.parse("2026-01-05T08:00:00Z");

  private final Configuration options = new Configuration();

  @Test
  void a_real_exchange_is_on_the_wall_clock_and_not_asked() {
    options.set(BinanceOptions.REST_URL, "http://127.0.0.1:1");

    assertThat(ExchangeTime.clock(options)).isEqualTo(MarketClock.WALL);
  }

  @Test
  void a_fast_one_is_asked_until_it_is_there_and_its_time_goes_on_at_its_speed() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    HttpServer exchange =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    exchange.createContext(
        "/api/v3/time",
        request -> {
          byte[] answer =
              "{\"serverTime\":%d}"
                  .formatted(THERE.toEpochMilli())
                  .getBytes(StandardCharsets.UTF_8);
          request.sendResponseHeaders(asked.incrementAndGet() == 1 ? 503 : 200, answer.length);
          request.getResponseBody().write(answer);
          request.close();
        });
    exchange.start();
    try {
      options.set(BinanceOptions.REST_URL, "http://127.0.0.1:" + exchange.getAddress().getPort());
      options.set(BinanceOptions.SPEED, 60.0);

      MarketClock clock = ExchangeTime.clock(options);

      assertThat(asked).hasValue(2);
      assertThat(clock.speed()).isEqualTo(60);
      assertThat(Instant.ofEpochMilli(clock.millis()))
          .isBetween(THERE, THERE.plus(Duration.ofHours(1)));
    } finally {
      exchange.stop(0);
    }
  }

  @Test
  void one_that_does_not_answer_is_named_with_the_remedy() {
    options.set(BinanceOptions.REST_URL, "http://127.0.0.1:1");
    options.set(BinanceOptions.SPEED, 60.0);

    assertThatThrownBy(() -> ExchangeTime.ask(BinanceSettings.from(options, 0), Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("http://127.0.0.1:1")
        .hasMessageContaining("binance.rest-url")
        .hasMessageContaining("binance.speed is 1 for a real one");
  }
}
