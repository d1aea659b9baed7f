package io.ennead.binance.enumerator;

import io.ennead.binance.BinanceSettings;
import io.ennead.binance.budget.Backoff;
import io.ennead.binance.budget.VenueBudgets;
import io.ennead.binance.budget.WeightBudget;
import io.ennead.binance.clock.SourceClock;
import io.ennead.binance.feed.Feed;
import io.ennead.binance.feed.FeedFactory;
import io.ennead.binance.feed.RestAnswer;
import io.ennead.binance.feed.RestRequest;
import io.ennead.binance.wire.ExchangeInfo;
import io.ennead.binance.wire.RestBodies;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the exchange whether it knows the configured symbols, and takes over its limit of request
 * weight. Waits out an exchange that does not answer; runs on a thread that may wait.
 */
final class SymbolCheck {

  private static final Logger LOG = LoggerFactory.getLogger(SymbolCheck.class);

  private static final RestRequest EXCHANGE_INFO = new RestRequest("/api/v3/exchangeInfo", "", 20);
  private static final String TRADING = "TRADING";

  private final BinanceSettings settings;
  private final SourceClock clock;
  private final FeedFactory feeds;

  SymbolCheck(BinanceSettings settings, SourceClock clock, FeedFactory feeds) {
    this.settings = settings;
    this.clock = clock;
    this.feeds = feeds;
  }

  /**
   * @return the symbols that do not trade at present, each with its status
   * @throws IllegalArgumentException if a symbol is unknown
   */
  List<String> run() throws InterruptedException {
    WeightBudget weight =
        VenueBudgets.weight(settings.restUrl(), settings.speed(), settings.weightShare());
    ExchangeInfo info;
    try (Feed feed = feeds.open()) {
      info = ask(feed, weight);
    }
    weight.limit(info.weightPerMinute());
    List<String> unknown =
        settings.symbols().stream().filter(s -> !info.statuses().containsKey(s)).toList();
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "%s does not know %s: correct binance.symbols"
              .formatted(settings.restUrl(), String.join(", ", unknown)));
    }
    return settings.symbols().stream()
        .filter(symbol -> !info.statuses().get(symbol).equals(TRADING))
        .map(symbol -> symbol + " (" + info.statuses().get(symbol) + ")")
        .toList();
  }

  private ExchangeInfo ask(Feed feed, WeightBudget weight) throws InterruptedException {
    Backoff backoff = new Backoff(settings.backoffFirst(), settings.backoffMax(), new Random());
    while (true) {
      if (weight.tryTake(EXCHANGE_INFO.weight(), clock.millis())) {
        try {
          RestAnswer answer = feed.get(EXCHANGE_INFO).join();
          weight.answered(answer, clock.millis());
          if (answer.status() == 200) {
            return RestBodies.exchangeInfo(answer.body());
          }
          LOG.warn(
              "{}{} was refused with {}: {}",
              settings.restUrl(),
              EXCHANGE_INFO,
              answer.status(),
              RestBodies.error(answer.body()).message());
        } catch (CompletionException e) {
          weight.unanswered();
          LOG.warn("{}{} did not answer: {}", settings.restUrl(), EXCHANGE_INFO, e.getCause());
        }
      }
      Thread.sleep(clock.toMachineMillis(backoff.next() + 1));
    }
  }
}
