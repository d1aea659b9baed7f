package io.ennead.binance.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.binance.BinanceOptions;
import io.ennead.binance.metrics.FeedMetrics.Count;
import io.ennead.records.AuditDifference;
import io.ennead.records.Clock;
import io.ennead.records.LateTrade;
import io.ennead.records.MarketEvent;
import io.ennead.records.Trade;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import org.apache.flink.configuration.Configuration;

/**
 * Whatever goes wrong on the way, what leaves the source is what the market did. A failing seed
 * prints its script.
 */
class DisturbedFeedTest {

  private static final int MINUTES = 6;
  private static final long SETTLING = 5 * 60_000L;

  @Property(tries = 60, shrinking = ShrinkingMode.OFF)
  void every_trade_leaves_once_and_in_order_whatever_goes_wrong(@ForAll long seed) {
    check(seed);
  }

  @Tag("proof")
  @Property(tries = 1_000, shrinking = ShrinkingMode.OFF)
  void every_trade_leaves_once_and_in_order_in_a_thousand_scripts(@ForAll long seed) {
    check(seed);
  }

  private static void check(long seed) {
    Random random = new Random(seed);
    List<FakeMarket> markets = new ArrayList<>();
    int symbols = 1 + random.nextInt(3);
    for (int i = 0; i < symbols; i++) {
      markets.add(new FakeMarket("SYM" + i + "USDT", MINUTES, random));
    }
    List<Fault> script = script(random);
    Configuration options = Rig.since(FakeExchange.EPOCH);
    options.set(BinanceOptions.GAP_PATIENCE, Duration.ofHours(1));
    options.set(BinanceOptions.SYMBOLS_PER_CONNECTION, 1 + random.nextInt(2));
    options.set(BinanceOptions.ROTATION_AFTER, Duration.ofSeconds(40 + random.nextInt(400)));
    options.set(BinanceOptions.ROTATION_JITTER, Duration.ofSeconds(20));
    Rig rig = new Rig(markets, options, seed);

    rig.run(MINUTES * 60_000L, script);
    rig.exchange.heal();
    rig.run(MINUTES * 60_000L + SETTLING, List.of());

    String told = "seed " + seed + ", script " + script;
    for (FakeMarket market : markets) {
      String symbol = market.instrument.symbol();
      assertSame(market.sinceOpening(), rig.all(symbol, Trade.class), told);
      assertThat(rig.all(symbol, LateTrade.class)).as(told).isEmpty();
      assertThat(rig.all(symbol, AuditDifference.class)).as(told).isEmpty();
      assertClocksAreProofs(market, rig.emitted.get(symbol), told);
      assertThat(rig.watermarks.get(symbol))
          .as("the minutes close, " + told)
          .isGreaterThanOrEqualTo(rig.exchange.now() - 150_000);
    }
    assertLimits(rig, told);
  }

  /** Like isEqualTo, with a message that can be read. */
  private static void assertSame(List<Trade> expected, List<Trade> found, String told) {
    for (int i = 0; i < Math.min(expected.size(), found.size()); i++) {
      assertThat(found.get(i)).as("trade %d, %s", i, told).isEqualTo(expected.get(i));
    }
    assertThat(found.size()).as("how many trades, " + told).isEqualTo(expected.size());
  }

  static List<Fault> script(Random random) {
    List<Fault> script = new ArrayList<>();
    Fault.Kind[] kinds = Fault.Kind.values();
    for (int i = random.nextInt(12); i >= 0; i--) {
      script.add(
          new Fault(
              1_000 + random.nextInt(MINUTES * 60_000 - 1_000),
              kinds[random.nextInt(kinds.length)],
              1 + random.nextInt(30)));
    }
    script.sort(Comparator.comparingLong(Fault::at));
    return script;
  }

  /** Clocks follow each other, and each comes after all trades that it speaks for. */
  private static void assertClocksAreProofs(
      FakeMarket market, List<MarketEvent> emitted, String told) {
    long until = FakeExchange.EPOCH;
    int trades = 0;
    for (MarketEvent event : emitted) {
      if (event instanceof Trade) {
        trades++;
      } else if (event instanceof Clock clock) {
        assertThat(clock.from()).as(told).isEqualTo(until);
        until = clock.until();
        long end = until;
        List<Trade> left = market.sinceOpening().subList(trades, market.trades.size() - 1);
        // The trade that proves a clock is emitted right behind it.
        assertThat(left.stream().skip(1).filter(t -> t.timeMillis() < end)).as(told).isEmpty();
      }
    }
  }

  private static void assertLimits(Rig rig, String told) {
    List<Long> attempts = rig.exchange.attempts;
    for (int i = 300; i < attempts.size(); i++) {
      assertThat(attempts.get(i) - attempts.get(i - 300)).as(told).isGreaterThan(300_000);
    }
    long inWindow = 0;
    int from = 0;
    for (long[] request : rig.exchange.requests) {
      inWindow += request[1];
      while (rig.exchange.requests.get(from)[0] <= request[0] - 60_000) {
        inWindow -= rig.exchange.requests.get(from++)[1];
      }
      assertThat(inWindow).as("weight in a minute, " + told).isLessThanOrEqualTo(3_000);
    }
    assertThat(rig.exchange.requestsWhileResting).as("requests while resting, " + told).isZero();
    assertThat(rig.exchange.mostUnread).as(told).isLessThanOrEqualTo(rig.settings.queueCapacity());
    assertThat(rig.metrics.get(Count.TRADES)).as(told).isNotNegative();
  }
}
