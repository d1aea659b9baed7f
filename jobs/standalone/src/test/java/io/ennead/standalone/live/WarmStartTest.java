package io.ennead.standalone.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.ennead.analytics.indicators.IndicatorDefinition;
import io.ennead.binance.BinanceOptions;
import io.ennead.binance.BinanceSource;
import io.ennead.binance.CandleStore;
import io.ennead.history.archive.ArchiveOptions;
import io.ennead.pipeline.ArchivedCandles;
import io.ennead.pipeline.StoredCandles;
import io.ennead.postgres.Migrations;
import io.ennead.records.Candle;
import io.ennead.records.Decision;
import io.ennead.records.FeedEvent;
import io.ennead.records.HeadVote;
import io.ennead.records.IndicatorSnapshot;
import io.ennead.records.Interval;
import io.ennead.records.Origin;
import io.ennead.records.Outcome;
import io.ennead.records.SkipReason;
import io.ennead.simulator.binance.BinanceSimulator;
import io.ennead.simulator.binance.SimulatorBuilder;
import io.ennead.simulator.market.DumpDefect;
import io.ennead.standalone.database.LocalDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
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

  /** What is over of the first comes from the archive, of the others there are no files. */
  private static final List<String> WARMED = List.of("ADAUSDT", "BNBUSDT", "SOLUSDT");

  private static final int ARCHIVED = 0;

  /** Of which symbol an earlier run has left its rows. */
  private static final int STORED = 1;

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
  void warmed_up_it_has_the_indicators_of_a_run_that_saw_thirty_days(
      @TempDir Path savepoints, @TempDir Path data, @TempDir Path files) throws Exception {
    WarmRun.Rows rows = new WarmRun.Rows();
    // The hour that is open at the beginning closes in it.
    Instant end = BEGIN.plus(Duration.ofMinutes(12));
    List<WholePast> pasts = new ArrayList<>();
    try (LocalDatabase database = LocalDatabase.open(data, 0);
        BinanceSimulator exchange = exchange(BEGIN);
        ArchiveServer archive = archive(exchange, files)) {
      Migrations.apply(database.options());
      for (String symbol : WARMED) {
        pasts.add(new WholePast(exchange.market(), symbol, BEGIN, end));
      }
      Instant stop = BEGIN.minus(Duration.ofMinutes(7));
      pasts.get(STORED).write(database.options(), stop, 1_100);
      CandleStore stored = new StoredCandles(database.options());
      BinanceSource source = source(exchange, WARMED, archived(archive, stored), 400);
      try (WarmRun run = new WarmRun(source, rows, null)) {
        awaitDecided(run, rows, WARMED, end);
        run.stop(savepoints);
      }
      assertThat(archive.served)
          .contains("ADAUSDT-1m-2026-01-04.zip", "ADAUSDT-1h-2025-12.zip")
          .doesNotHaveDuplicates();
    }
    int live = 0;
    for (int symbol = 0; symbol < WARMED.size(); symbol++) {
      for (Interval interval : Interval.M1.andAbove()) {
        live += assertIsAsIfWhole(pasts.get(symbol), rows, interval, end, symbol == STORED);
      }
      assertVotesAreAsIfWhole(pasts.get(symbol), rows);
      assertCandlesAreTheMarkets(pasts.get(symbol), rows, symbol == ARCHIVED);
    }
    // Of each symbol 12 minutes, twice 5m, 15m and the hour that was open at the beginning.
    assertThat(live).isEqualTo(WARMED.size() * (12 + 2 + 1 + 1));
    assertNothingWasDecidedBeforeTheStart(rows);
  }

  private static ArchiveServer archive(BinanceSimulator exchange, Path files) throws IOException {
    LocalDate today = LocalDate.ofInstant(BEGIN, ZoneOffset.UTC);
    return new ArchiveServer(
        exchange.market(), DumpDefect.NONE, WARMED.get(ARCHIVED), today, files);
  }

  private static CandleStore archived(ArchiveServer archive, CandleStore stored) {
    Configuration options = new Configuration();
    options.set(ArchiveOptions.URL, archive.url());
    return ArchivedCandles.behind(stored, options);
  }

  /** No minute is missing or there twice; of the archive are those of the days that are over. */
  private static void assertCandlesAreTheMarkets(
      WholePast past, WarmRun.Rows rows, boolean archived) {
    Map<WarmRun.Key, List<Object>> expected = values(past.candles);
    Map<WarmRun.Key, Candle> found = new TreeMap<>(rows.candles);
    found.keySet().retainAll(past.candles.keySet());
    long midnight = BEGIN.truncatedTo(ChronoUnit.DAYS).toEpochMilli();
    for (Interval interval : Interval.M1.andAbove()) {
      List<WarmRun.Key> keys =
          found.keySet().stream().filter(key -> key.interval() == interval).toList();
      assertThat(keys).hasSizeGreaterThan(1_000);
      long first = keys.get(0).closeTime();
      long last = keys.get(keys.size() - 1).closeTime();
      assertThat((last - first) / interval.millis()).isEqualTo(keys.size() - 1);
    }
    values(found)
        .forEach((key, value) -> assertThat(value).as("%s", key).isEqualTo(expected.get(key)));
    found.forEach(
        (key, candle) ->
            assertThat(candle.origin() == Origin.HISTORICAL)
                .as("%s", candle)
                .isEqualTo(archived && candle.openTime() < midnight));
  }

  /** Compares what was computed live with the whole past; tells how many candles that were. */
  private static int assertIsAsIfWhole(
      WholePast past, WarmRun.Rows rows, Interval interval, Instant end, boolean carried) {
    List<double[]> offsets = new ArrayList<>();
    past.indicators.forEach(
        (key, whole) -> {
          if (key.interval() == interval
              && key.closeTime() > BEGIN.toEpochMilli()
              && key.closeTime() <= end.toEpochMilli()) {
            IndicatorSnapshot warm = rows.indicators.get(key);
            assertSame(warm, whole, rows.candles.get(key), offsets);
          }
        });
    for (double[] offset : offsets) {
      for (int i = 0; i < offset.length; i++) {
        double expected = carried ? 0 : offsets.get(0)[i];
        assertThat(offset[i])
            .as("by how much the %s of %s differs", i == 0 ? "OBV" : "A/D line", interval)
            .isCloseTo(expected, within(1e-9 * Math.abs(expected) + 1e-6));
      }
    }
    return offsets.size();
  }

  /** Probabilities are made of indicators that are within 1e-9. */
  private static void assertVotesAreAsIfWhole(WholePast past, WarmRun.Rows rows) {
    past.decisions.forEach(
        (key, whole) -> {
          Decision warm = rows.decisions.get(key);
          if (key.closeTime() > BEGIN.toEpochMilli()) {
            assertThat(warm).as("%s", key).isNotNull();
            for (HeadVote vote : whole.votes()) {
              HeadVote found = warm.votes().get(vote.head().ordinal());
              assertThat(found.direction()).as("%s %s", key, vote).isEqualTo(vote.direction());
              assertThat(found.abstained()).as("%s %s", key, vote).isEqualTo(vote.abstained());
              assertThat(found.probability())
                  .as("%s %s", key, vote)
                  .isCloseTo(vote.probability(), within(1e-9));
              assertThat(found.confidence())
                  .as("%s %s", key, vote)
                  .isCloseTo(vote.confidence(), within(1e-9));
            }
          }
        });
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
        assertThat(Math.abs(found - expected) / Math.max(Math.abs(expected), Double.MIN_NORMAL))
            .as("%s: %s for %s", what, found, expected)
            .isLessThanOrEqualTo(1e-9);
      }
    }
    offsets.add(offset);
  }

  private static void assertNothingWasDecidedBeforeTheStart(WarmRun.Rows rows) {
    assertThat(rows.decisions.values())
        .filteredOn(decision -> decision.closeTime() < BEGIN.toEpochMilli())
        .hasSizeGreaterThan(WARMED.size() * 4_000 - 1)
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
          WarmRun run =
              new WarmRun(source(exchange, SYMBOLS, CandleStore.EMPTY, 60), stopped, savepoint)) {
        awaitDecided(run, stopped, SYMBOLS, begin.plus(Duration.ofMinutes(3)));
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
        WarmRun run =
            new WarmRun(source(exchange, SYMBOLS, CandleStore.EMPTY, 60), undisturbed, null)) {
      awaitDecided(run, undisturbed, SYMBOLS, end);
      run.stop(savepoints);
    }
    long until = Interval.M1.floor(end.toEpochMilli());
    assertSameRows("candles", until, values(stopped.candles), values(undisturbed.candles));
    assertSameRows(
        "indicators", until, numbers(stopped.indicators), numbers(undisturbed.indicators));
    assertSameRows("decisions", until, stopped.decisions, undisturbed.decisions);
    assertSameRows("signals", until, stopped.signals, undisturbed.signals);
    assertSameOutcomes(until, stopped.outcomes, undisturbed.outcomes);
    // Those of the warm-up are of REST, too, but older.
    assertThat(stopped.candles.values())
        .filteredOn(candle -> candle.openTime() >= BEGIN.toEpochMilli())
        .filteredOn(candle -> candle.origin() == Origin.REST && candle.volume().signum() > 0)
        .as("candles of the longest stop")
        .hasSizeGreaterThan(SYMBOLS.size() * 2 * 1_440)
        .allMatch(candle -> candle.firstTradeId() == null);
  }

  /** What was begun and what was resolved by then. */
  private static void assertSameOutcomes(
      long until, Map<String, Outcome> found, Map<String, Outcome> expected) {
    Map<String, Outcome> known = new TreeMap<>(found);
    known.values().removeIf(outcome -> outcome.time() > until);
    Map<String, Outcome> others = new TreeMap<>(expected);
    others.values().removeIf(outcome -> outcome.time() > until);
    assertThat(known).as("outcomes").isNotEmpty().isEqualTo(others);
    assertThat(known.values()).anyMatch(outcome -> outcome.status().isResolved());
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

  private static BinanceSimulator exchange(Instant start) {
    return BinanceSimulator.builder().start(start).speed(SPEED).waitForClient().open();
  }

  private static BinanceSource source(
      BinanceSimulator exchange, List<String> symbols, CandleStore stored, int weight) {
    Configuration options = LiveRun.options(exchange, SPEED, BEGIN.toString(), symbols);
    options.set(BinanceOptions.WARM_UP_CANDLES, 1_000);
    options.set(BinanceOptions.CATCH_UP_WEIGHT, weight);
    return BinanceSource.builder().options(options).candles(stored).build();
  }

  private static void awaitDecided(
      WarmRun run, WarmRun.Rows rows, List<String> symbols, Instant until) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(() -> run.isRunning() && rows.decidedUntil(symbols) >= until.toEpochMilli());
  }
}
