package io.ennead.binance.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.binance.BinanceOptions;
import io.ennead.metrics.Metric;
import io.ennead.records.FeedEvent;
import io.ennead.records.FeedEvent.Cause;
import io.ennead.records.Trade;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

/** A connection is given up when the one after it has joined: make before break. */
class HandOverTest {

  private static final long MINUTE = 60_000;
  private static final int MINUTES = 12;
  private static final int BUSY = 600;
  private static final int SYMBOLS = 3;
  private static final Duration ROTATION = Duration.ofMinutes(2);
  private static final Duration JITTER = Duration.ofSeconds(30);

  @Test
  void rotation_under_load_loses_no_trade_asks_rest_for_none_and_delays_no_minute() {
    Rig undisturbed = rig(BUSY, Duration.ofHours(23));
    undisturbed.run(MINUTES * MINUTE, List.of());
    Rig rig = rig(BUSY, ROTATION);
    rig.run(MINUTES * MINUTE, List.of());

    assertThat(rig.exchange.attempts.size()).isGreaterThanOrEqualTo(SYMBOLS * 5);
    assertThat(rig.exchange.mostConnections).as("one after the other").isEqualTo(SYMBOLS + 1);
    assertThat(rig.exchange.requests).hasSameSizeAs(undisturbed.exchange.requests);
    assertNothingMissed(rig, undisturbed);
  }

  @Test
  void a_connection_gets_its_successor_at_random_within_the_jitter_before_its_time() {
    List<Long> some = agesAtSuccession(7);
    List<Long> others = agesAtSuccession(8);

    // A connection opens a moment after it is asked for.
    long longest = ROTATION.toMillis() + 200;
    assertThat(some)
        .hasSizeGreaterThanOrEqualTo(5)
        .doesNotHaveDuplicates()
        .allSatisfy(age -> assertThat(age).isBetween(longest - JITTER.toMillis() - 200, longest));
    assertThat(others)
        .allSatisfy(age -> assertThat(age).isBetween(longest - JITTER.toMillis() - 200, longest))
        .doesNotContainAnyElementsOf(some);
  }

  /** How old each connection of a symbol was when the next was asked for, in milliseconds. */
  private static List<Long> agesAtSuccession(long seed) {
    Rig rig = new Rig(List.of(market(0, BUSY)), options(ROTATION), seed);
    rig.run(MINUTES * MINUTE, List.of());
    List<Long> at = rig.exchange.attempts;
    return IntStream.range(1, at.size()).mapToObj(i -> at.get(i) - at.get(i - 1)).toList();
  }

  @Test
  void a_shutdown_under_load_loses_no_trade_asks_rest_for_none_and_delays_no_minute() {
    Rig undisturbed = rig(BUSY, Duration.ofHours(23));
    undisturbed.run(MINUTES * MINUTE, List.of());
    Rig rig = rig(BUSY, Duration.ofHours(23));
    rig.run(
        MINUTES * MINUTE,
        List.of(
            new Fault(2 * MINUTE + 500, Fault.Kind.SHUTDOWN, 10),
            new Fault(5 * MINUTE + 59_000, Fault.Kind.SHUTDOWN, 1)));

    assertThat(rig.exchange.attempts).hasSize(SYMBOLS * 3);
    assertThat(rig.exchange.mostConnections).isEqualTo(2 * SYMBOLS);
    assertThat(rig.tallied(Metric.RECONNECTS)).isEqualTo(2 * SYMBOLS);
    assertThat(rig.exchange.requests).hasSameSizeAs(undisturbed.exchange.requests);
    assertNothingMissed(rig, undisturbed);
  }

  @Test
  void a_quiet_market_is_handed_over_by_its_klines() {
    Rig rig = rig(0, ROTATION);
    rig.run(MINUTES * MINUTE, List.of());

    assertThat(rig.exchange.attempts.size()).isGreaterThanOrEqualTo(SYMBOLS * 5);
    assertThat(rig.tallied(Metric.SPLICES)).isEqualTo(SYMBOLS);
    assertThat(rig.all("SYM0USDT", FeedEvent.class))
        .filteredOn(event -> event.cause() == Cause.RECONNECT)
        .hasSizeGreaterThanOrEqualTo(4)
        .allMatch(event -> event.proven() && event.detail().startsWith("handed over"));
  }

  @Test
  void a_successor_that_is_refused_leaves_the_connection_as_it_is() {
    Rig undisturbed = rig(BUSY, Duration.ofHours(23));
    undisturbed.run(MINUTES * MINUTE, List.of());
    Rig rig = rig(BUSY, ROTATION);
    rig.run(MINUTE, List.of());
    rig.exchange.refuseNew(5 * MINUTE);
    rig.run(MINUTES * MINUTE, List.of());

    assertThat(rig.exchange.mostConnections).isGreaterThan(SYMBOLS);
    assertNothingMissed(rig, undisturbed);
  }

  @Test
  void a_connection_that_ends_before_the_ids_meet_is_spliced() {
    Rig rig = rig(BUSY, Duration.ofHours(23));
    rig.run(
        MINUTES * MINUTE,
        List.of(
            new Fault(2 * MINUTE, Fault.Kind.SHUTDOWN, 10),
            new Fault(2 * MINUTE + Rig.STEP, Fault.Kind.DISCONNECT, 1)));

    for (FakeMarket market : rig.exchange.markets()) {
      assertThat(rig.all(market.instrument.symbol(), Trade.class)).isEqualTo(market.sinceOpening());
    }
  }

  private static Rig rig(int tradesPerMinute, Duration rotation) {
    List<FakeMarket> markets =
        IntStream.range(0, SYMBOLS).mapToObj(number -> market(number, tradesPerMinute)).toList();
    return new Rig(markets, options(rotation), 7);
  }

  private static FakeMarket market(int number, int tradesPerMinute) {
    int[] rates = new int[MINUTES];
    Arrays.fill(rates, tradesPerMinute);
    rates[0] = Math.max(1, tradesPerMinute);
    return new FakeMarket("SYM%dUSDT".formatted(number), rates, new Random(number + 1));
  }

  private static Configuration options(Duration rotation) {
    Configuration options = Rig.since(FakeExchange.EPOCH);
    options.set(BinanceOptions.SYMBOLS_PER_CONNECTION, 1);
    options.set(BinanceOptions.ROTATION_AFTER, rotation);
    options.set(BinanceOptions.ROTATION_JITTER, JITTER);
    return options;
  }

  private static void assertNothingMissed(Rig rig, Rig undisturbed) {
    assertThat(rig.tallied(Metric.SPLICES)).as("those of the start").isEqualTo(SYMBOLS);
    for (FakeMarket market : rig.exchange.markets()) {
      assertThat(rig.all(market.instrument.symbol(), Trade.class)).isEqualTo(market.sinceOpening());
    }
    for (long minute = 1; minute < MINUTES - 1; minute++) {
      long end = FakeExchange.EPOCH + minute * MINUTE;
      assertThat(rig.closedAt(end))
          .as("minute %d", minute)
          .isLessThanOrEqualTo(undisturbed.closedAt(end) + 1_000);
    }
  }
}
