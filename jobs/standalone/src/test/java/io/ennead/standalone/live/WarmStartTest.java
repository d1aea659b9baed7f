package io.ennead.standalone.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.ennead.analytics.indicators.IndicatorDefinition;
import io.ennead.analytics.indicators.IndicatorOptions;
import io.ennead.analytics.indicators.RevisionLog;
import io.ennead.analytics.indicators.Unit;
import io.ennead.binance.BinanceOptions;
import io.ennead.binance.BinanceSource;
import io.ennead.records.Candle;
import io.ennead.records.Decision;
import io.ennead.records.FeedEvent;
import io.ennead.records.IndicatorSnapshot;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Origin;
import io.ennead.records.Quality;
import io.ennead.records.SkipReason;
import io.ennead.simulator.binance.BinanceSimulator;
import io.ennead.simulator.binance.SimulatorBuilder;
import io.ennead.simulator.market.Kline;
import io.ennead.simulator.market.KlineInterval;
import io.ennead.simulator.market.Market;
import io.ennead.simulator.market.NaiveKlines;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A job with an empty state is warm at once, and one that was stopped goes on as if never so. */
class WarmStartTest {

  private static final double SPEED = 240;
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final List<String> SYMBOLS = List.of("ADAUSDT", "BNBUSDT");

  /** Within a minute and an hour: parents are open where the trades begin. */
  private static final Instant BEGIN =
      SimulatorBuilder.DEFAULT_START.plus(Duration.ofMinutes(52)).plusSeconds(20);

  private static final long FULL_DAYS = 30;

  /** Sums and extremes over so many candles; nothing older plays a part. */
  private static final Set<IndicatorDefinition> FINITE =
      EnumSet.of(
          IndicatorDefinition.SMA_10,
          IndicatorDefinition.SMA_20,
          IndicatorDefinition.SMA_30,
          IndicatorDefinition.SMA_50,
          IndicatorDefinition.SMA_100,
          IndicatorDefinition.SMA_200,
          IndicatorDefinition.AROON_UP,
          IndicatorDefinition.AROON_DOWN,
          IndicatorDefinition.HMA_9,
          IndicatorDefinition.HMA_20,
          IndicatorDefinition.ICHIMOKU_BASE,
          IndicatorDefinition.STOCH_K,
          IndicatorDefinition.STOCH_D,
          IndicatorDefinition.WILLIAMS_R,
          IndicatorDefinition.CCI,
          IndicatorDefinition.CMO,
          IndicatorDefinition.ULTIMATE_OSC,
          IndicatorDefinition.AWESOME_OSC,
          IndicatorDefinition.ROC_9,
          IndicatorDefinition.ROC_12,
          IndicatorDefinition.ROC_25,
          IndicatorDefinition.BB_UPPER,
          IndicatorDefinition.BB_MIDDLE,
          IndicatorDefinition.BB_LOWER,
          IndicatorDefinition.BB_WIDTH,
          IndicatorDefinition.BB_PCT_B,
          IndicatorDefinition.DONCHIAN_UPPER,
          IndicatorDefinition.DONCHIAN_LOWER,
          IndicatorDefinition.VWAP,
          IndicatorDefinition.CMF);

  /** Sums from the beginning of the series: they carry where it began. */
  private static final Set<IndicatorDefinition> CARRIED =
      EnumSet.of(IndicatorDefinition.OBV, IndicatorDefinition.ADL);

  @Test
  void warmed_up_it_has_the_indicators_of_a_run_that_saw_thirty_days(@TempDir Path savepoints)
      throws Exception {
    WarmRun.Rows rows = new WarmRun.Rows();
    // The hour that is open at the beginning closes in it.
    Instant end = BEGIN.plus(Duration.ofMinutes(12));
    Market market;
    try (BinanceSimulator exchange = exchange(BEGIN);
        WarmRun run = new WarmRun(source(exchange, 1_000, 400), rows, null)) {
      market = exchange.market();
      awaitDecided(run, rows, end);
      run.stop(savepoints);
    }
    int live = 0;
    for (String symbol : SYMBOLS) {
      for (Interval interval : Interval.M1.andAbove()) {
        live += assertIsAsIfWhole(market, rows, symbol, interval, end.toEpochMilli());
      }
    }
    // Of each symbol 12 minutes, twice 5m, 15m and the hour that was open at the beginning.
    assertThat(live).isEqualTo(SYMBOLS.size() * (12 + 2 + 1 + 1));
    assertNothingWasDecidedBeforeTheStart(rows);
  }

  /** Compares what was computed live with the whole past; tells how many candles that were. */
  private static int assertIsAsIfWhole(
      Market market, WarmRun.Rows rows, String symbol, Interval interval, long end) {
    Instrument instrument = Instrument.binance(symbol);
    // Of an hour, a month has less than the warm-up: the past begins where either does.
    long days = Math.max(FULL_DAYS, interval == Interval.H1 ? 60 : 0);
    long from = interval.floor(BEGIN.toEpochMilli() - days * 86_400_000L);
    RevisionLog log = new RevisionLog(instrument, interval, IndicatorOptions.DEFAULT);
    Map<Long, IndicatorSnapshot> whole = new TreeMap<>();
    for (Candle candle : klines(market, instrument, interval, from, end)) {
      log.accept(candle, row -> whole.put(interval.end(row.openTime()), row));
    }
    List<double[]> offsets = new ArrayList<>();
    int compared = 0;
    for (Map.Entry<WarmRun.Key, IndicatorSnapshot> row : rows.indicators.entrySet()) {
      WarmRun.Key key = row.getKey();
      if (key.instrument().equals(instrument)
          && key.interval() == interval
          && key.closeTime() > BEGIN.toEpochMilli()
          && key.closeTime() <= end) {
        assertSame(row.getValue(), whole.get(key.closeTime()), rows.candles.get(key), offsets);
        compared++;
      }
    }
    return compared;
  }

  private static void assertSame(
      IndicatorSnapshot warm, IndicatorSnapshot whole, Candle candle, List<double[]> offsets) {
    double[] offset = new double[2];
    for (IndicatorDefinition indicator : IndicatorDefinition.values()) {
      double found = warm.values()[indicator.ordinal()];
      double expected = whole.values()[indicator.ordinal()];
      String what = "%s of %s %s".formatted(indicator, candle.interval(), candle.closeTime());
      if (FINITE.contains(indicator)) {
        assertThat(Double.doubleToLongBits(found))
            .as("%s: %s for %s", what, found, expected)
            .isEqualTo(Double.doubleToLongBits(expected));
      } else if (CARRIED.contains(indicator)) {
        offset[indicator == IndicatorDefinition.OBV ? 0 : 1] = found - expected;
      } else {
        // A difference of prices, and what is a share of one, is as exact as the prices are.
        double scale = Math.max(Math.abs(expected), scale(indicator, candle.close().doubleValue()));
        assertThat(Math.abs(found - expected) / scale)
            .as("%s: %s for %s", what, found, expected)
            .isLessThanOrEqualTo(1e-9);
      }
    }
    offsets.add(offset);
    for (int i = 0; i < offset.length; i++) {
      assertThat(offset[i])
          .as("by how much the %s differs stays", i == 0 ? "OBV" : "A/D line")
          .isCloseTo(offsets.get(0)[i], within(1e-9 * Math.abs(offsets.get(0)[i]) + 1e-6));
    }
  }

  private static double scale(IndicatorDefinition indicator, double close) {
    return indicator.unit() == Unit.PRICE ? close : 1;
  }

  private static void assertNothingWasDecidedBeforeTheStart(WarmRun.Rows rows) {
    assertThat(rows.decisions.values())
        .filteredOn(decision -> decision.closeTime() < BEGIN.toEpochMilli())
        .hasSizeGreaterThan(SYMBOLS.size() * 4_000 - 1)
        .allMatch(decision -> SkipReason.BEFORE_START.label().equals(decision.reason()));
    assertThat(rows.decisions.values())
        .filteredOn(decision -> decision.closeTime() > BEGIN.toEpochMilli())
        .isNotEmpty()
        .allMatch(decision -> decision.votes().size() == 9)
        .extracting(Decision::reason)
        .doesNotContain(
            SkipReason.BEFORE_START.label(), SkipReason.WARM_UP.label(), SkipReason.GAP.label());
  }

  @Test
  void stopped_for_seconds_minutes_hours_and_days_it_goes_on_as_if_it_never_was(
      @TempDir Path savepoints) throws Exception {
    List<Duration> stops =
        List.of(
            Duration.ofSeconds(10), Duration.ofMinutes(3), Duration.ofHours(2), Duration.ofDays(3));
    WarmRun.Rows stopped = new WarmRun.Rows();
    Instant begin = BEGIN;
    String savepoint = null;
    for (int i = 0; i <= stops.size(); i++) {
      try (BinanceSimulator exchange = exchange(begin);
          WarmRun run = new WarmRun(source(exchange, 1_000, 60), stopped, savepoint)) {
        awaitDecided(run, stopped, begin.plus(Duration.ofMinutes(3)));
        savepoint = run.stop(savepoints);
        if (i < stops.size()) {
          begin = exchange.now().plus(stops.get(i));
        }
      }
    }
    assertThat(stopped.feed.values())
        .extracting(FeedEvent::detail)
        .filteredOn(detail -> detail.contains("instead of trades"))
        .as("only the longest stop is caught up by candles")
        .hasSize(SYMBOLS.size());

    WarmRun.Rows undisturbed = new WarmRun.Rows();
    Instant end = begin.plus(Duration.ofMinutes(2));
    try (BinanceSimulator exchange = exchange(begin);
        WarmRun run = new WarmRun(source(exchange, 1_000, 60), undisturbed, null)) {
      awaitDecided(run, undisturbed, end);
      run.stop(savepoints);
    }
    long until = Interval.M1.floor(end.toEpochMilli());
    assertSameRows("candles", until, values(stopped.candles), values(undisturbed.candles));
    assertSameRows(
        "indicators", until, numbers(stopped.indicators), numbers(undisturbed.indicators));
    assertSameRows("decisions", until, stopped.decisions, undisturbed.decisions);
    assertSameRows("signals", until, stopped.signals, undisturbed.signals);
    assertThat(stopped.candles.values())
        .filteredOn(candle -> candle.origin() == Origin.REST && candle.volume().signum() > 0)
        .isNotEmpty()
        .allMatch(candle -> candle.firstTradeId() == null);
  }

  private static <T> void assertSameRows(
      String table, long until, Map<WarmRun.Key, T> found, Map<WarmRun.Key, T> expected) {
    Map<WarmRun.Key, T> closed = new TreeMap<>(found);
    closed.keySet().removeIf(key -> key.closeTime() > until);
    Map<WarmRun.Key, T> others = new TreeMap<>(expected);
    others.keySet().removeIf(key -> key.closeTime() > until);
    assertThat(closed.keySet()).as(table).isEqualTo(others.keySet());
    closed.forEach(
        (key, row) -> assertThat(row).as("%s %s", table, key).isEqualTo(others.get(key)));
  }

  /** The value columns, without trade ids. */
  private static Map<WarmRun.Key, List<Object>> values(Map<WarmRun.Key, Candle> candles) {
    return candles.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey,
                row -> {
                  Candle c = row.getValue();
                  return List.of(
                      c.open(),
                      c.high(),
                      c.low(),
                      c.close(),
                      c.volume(),
                      c.quoteVolume(),
                      c.tradeCount(),
                      c.takerBuyVolume(),
                      c.takerBuyQuoteVolume());
                }));
  }

  private static Map<WarmRun.Key, List<Double>> numbers(
      Map<WarmRun.Key, IndicatorSnapshot> indicators) {
    return indicators.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, row -> Arrays.stream(row.getValue().values()).boxed().toList()));
  }

  /** Klines as candles of trades, by the simulator's plainest loop. */
  private static List<Candle> klines(
      Market market, Instrument instrument, Interval interval, long from, long until) {
    KlineInterval code =
        switch (interval) {
          case M1 -> KlineInterval.MINUTE_1;
          case M5 -> KlineInterval.MINUTES_5;
          case M15 -> KlineInterval.MINUTES_15;
          case H1 -> KlineInterval.HOUR_1;
        };
    List<Candle> candles = new ArrayList<>();
    for (Kline kline :
        new NaiveKlines(market)
            .between(instrument.symbol(), from * 1_000, interval.floor(until) * 1_000, code)) {
      candles.add(
          new Candle(
              instrument,
              interval,
              kline.openTime() / 1_000,
              kline.open(),
              kline.high(),
              kline.low(),
              kline.close(),
              kline.volume(),
              kline.quoteVolume(),
              kline.trades(),
              kline.takerBuyVolume(),
              kline.takerBuyQuoteVolume(),
              null,
              null,
              kline.trades() == 0 ? Quality.QUIET : Quality.COMPLETE,
              0,
              Origin.REST));
    }
    return candles;
  }

  private static BinanceSimulator exchange(Instant start) {
    return BinanceSimulator.builder().start(start).speed(SPEED).waitForClient().open();
  }

  private static BinanceSource source(BinanceSimulator exchange, int candles, int weight) {
    Configuration options = LiveRun.options(exchange, SPEED, BEGIN.toString(), SYMBOLS);
    options.set(BinanceOptions.WARM_UP_CANDLES, candles);
    options.set(BinanceOptions.CATCH_UP_WEIGHT, weight);
    return BinanceSource.builder().options(options).build();
  }

  private static void awaitDecided(WarmRun run, WarmRun.Rows rows, Instant until) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> run.isRunning() && rows.decidedUntil(SYMBOLS) >= until.toEpochMilli());
  }
}
