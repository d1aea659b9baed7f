package io.ennead.binance;

import io.ennead.binance.feed.Feed;
import io.ennead.binance.feed.NetFeed;
import io.ennead.binance.feed.RestAnswer;
import io.ennead.binance.feed.RestRequest;
import io.ennead.binance.wire.RestBodies;
import io.ennead.metrics.MarketClock;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import org.apache.flink.configuration.ReadableConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What time it is at the exchange that the options name. One whose clock runs faster than the
 * machine's is asked ({@code /api/v3/time}), and may still be starting.
 */
public final class ExchangeTime {

  private static final Logger LOG = LoggerFactory.getLogger(ExchangeTime.class);

  private static final RestRequest TIME = new RestRequest("/api/v3/time", "", 1);
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private ExchangeTime() {}

  /**
   * @throws IllegalArgumentException if an exchange that has to be asked does not answer for a
   *     minute
   */
  public static MarketClock clock(ReadableConfig options) {
    BinanceSettings settings = BinanceSettings.from(options, 0);
    return settings.speed() == 1 ? MarketClock.WALL : ask(settings, PATIENCE);
  }

  static MarketClock ask(BinanceSettings settings, Duration patience) {
    long start = System.nanoTime();
    try (Feed feed = new NetFeed(settings.streamUrl(), settings.restUrl(), ANSWER)) {
      while (true) {
        String why;
        try {
          RestAnswer answer = feed.get(TIME).join();
          if (answer.status() == 200) {
            return MarketClock.showing(RestBodies.serverTime(answer.body()), settings.speed());
          }
          why = "status " + answer.status();
        } catch (CompletionException e) {
          why = String.valueOf(e.getCause());
        }
        LOG.warn("{}{}: {}", settings.restUrl(), TIME, why);
        if (System.nanoTime() - start > patience.toNanos()) {
          throw new IllegalArgumentException(
              "%s does not tell its time (%s): start the exchange, or correct %s; %s is 1 for a real one"
                  .formatted(
                      settings.restUrl(),
                      why,
                      BinanceOptions.REST_URL.key(),
                      BinanceOptions.SPEED.key()));
        }
        Thread.sleep(PAUSE.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while " + settings.restUrl() + " was asked", e);
    }
  }
}
