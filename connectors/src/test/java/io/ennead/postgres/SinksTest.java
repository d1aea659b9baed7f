package io.ennead.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.records.Candle;
import io.ennead.records.Gap;
import io.ennead.records.GapEntry;
import io.ennead.records.IndicatorSnapshot;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.LateTrade;
import io.ennead.records.Quality;
import io.ennead.records.Trade;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class SinksTest {

  private static final long AUGUST = Instant.parse("2025-08-01T00:00:00Z").toEpochMilli();
  private static final int INDICATORS = 69;
  private static final WriteOptions ONE_BATCH =
      new WriteOptions(1_000, Duration.ofMinutes(5), new Patience(Duration.ofSeconds(5)));

  @RegisterExtension
  static final MiniClusterExtension CLUSTER =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(1)
              .build());

  private final TestDatabase database = TestDatabase.migrated();
  private final StreamExecutionEnvironment env =
      StreamExecutionEnvironment.getExecutionEnvironment().setParallelism(1);

  @Test
  void several_versions_of_a_candle_may_come_within_one_batch() throws Exception {
    Candle gap = Candles.with(Candles.at(AUGUST), "101", Quality.GAP, 0);
    Candle repaired = Candles.with(gap, "102", Quality.REPAIRED, 1);
    Candle stale = Candles.with(gap, "103", Quality.GAP, 0);

    env.fromData(TypeInformation.of(Candle.class), gap, repaired, stale)
        .map(EnsurePartitions.candles(database.options(), ONE_BATCH.patience()))
        .returns(Candle.class)
        .sinkTo(Sinks.candles(database.options(), ONE_BATCH));
    env.execute();

    assertThat(database.rows("select close, quality, revision from candles"))
        .containsExactly("102|REPAIRED|1");
  }

  @Test
  void indicators_of_a_run_that_is_not_warm_replace_none_that_are_and_all_others_do()
      throws Exception {
    List<IndicatorSnapshot> rows =
        List.of(
            indicators(1, 10, Double.NaN, 0),
            indicators(2, 10, 20, 0),
            indicators(3, 10, 20, 0),
            indicators(4, 10, 20, 0),
            // Again, by a run that begins later; the last of them repaired.
            indicators(1, Double.NaN, 21, 0),
            indicators(2, 11, Double.NaN, 0),
            indicators(3, 11, 21, 0),
            indicators(4, Double.NaN, Double.NaN, 1));
    List<String> columns =
        database.rows(
            "select column_name from information_schema.columns where table_name = 'indicators'"
                + " and data_type = 'double precision' and column_name not like 'score%'"
                + " order by ordinal_position");
    for (IndicatorSnapshot row : rows) {
      env.fromData(TypeInformation.of(IndicatorSnapshot.class), row)
          .map(EnsurePartitions.indicators(database.options(), ONE_BATCH.patience()))
          .returns(IndicatorSnapshot.class)
          .sinkTo(Sinks.indicators(columns, List.of(), database.options(), ONE_BATCH));
      env.execute();
    }

    assertThat(database.rows("select ema_5, ema_8, revision from indicators order by open_time"))
        .containsExactly("-|21|0", "10|20|0", "11|21|0", "-|-|1");
  }

  private static IndicatorSnapshot indicators(int minute, double ema5, double ema8, int revision) {
    double[] values = new double[INDICATORS];
    values[0] = ema5;
    values[1] = ema8;
    return new IndicatorSnapshot(
        Candles.at(AUGUST).instrument(),
        Interval.M1,
        AUGUST + minute * Interval.M1.millis(),
        values,
        new double[0],
        0,
        0,
        INDICATORS,
        Double.NaN,
        Double.NaN,
        Double.NaN,
        Quality.COMPLETE,
        revision);
  }

  @Test
  void a_late_trade_that_comes_twice_is_kept_once() throws Exception {
    Trade trade = new Trade(Candles.at(AUGUST).instrument(), 5, 5, 5, 1, 1, 7, true);
    LateTrade late = new LateTrade(trade, AUGUST);

    env.fromData(TypeInformation.of(LateTrade.class), late, late)
        .sinkTo(Sinks.lateTrades(database.options(), ONE_BATCH));
    env.execute();

    assertThat(database.value("select count(*) from late_trades")).isEqualTo("1");
  }

  @Test
  void a_repaired_gap_stays_repaired_and_so_do_those_that_it_took_in() throws Exception {
    Instrument btc = Instrument.binance("BTCUSDT");
    Gap first = new Gap(btc, 10, 19, AUGUST, AUGUST + 5);
    Gap second = new Gap(btc, 30, 39, AUGUST + 60_000, AUGUST + 60_005);
    Gap both = new Gap(btc, 10, 39, AUGUST, AUGUST + 60_005);
    Gap other = new Gap(Instrument.binance("ETHUSDT"), 30, 39, AUGUST, AUGUST);

    env.fromData(
            TypeInformation.of(GapEntry.class),
            new GapEntry(first, false),
            new GapEntry(second, false),
            new GapEntry(other, false),
            new GapEntry(both, true),
            new GapEntry(first, false))
        .sinkTo(Sinks.gaps(database.options(), ONE_BATCH));
    env.execute();

    assertThat(
            database.rows(
                "select symbol, from_id, to_id, missing, state, repaired_at is null from gaps"
                    + " order by 1, 2"))
        .containsExactly(
            "BTCUSDT|10|39|30|repaired|f",
            "BTCUSDT|30|39|10|repaired|f",
            "ETHUSDT|30|39|10|open|t");
  }

  @Test
  void a_row_waits_no_longer_than_the_interval_for_its_batch_to_fill() throws Exception {
    WriteOptions options = new WriteOptions(1_000, Duration.ofMillis(50), ONE_BATCH.patience());
    DataGeneratorSource<Long> slowly =
        new DataGeneratorSource<>(
            n -> n, 1_000, RateLimiterStrategy.perSecond(1), TypeInformation.of(Long.class));
    env.fromSource(slowly, WatermarkStrategy.noWatermarks(), "one a second")
        .map(n -> Candles.at(AUGUST + n * 60_000))
        .returns(Candle.class)
        .map(EnsurePartitions.candles(database.options(), options.patience()))
        .returns(Candle.class)
        .sinkTo(Sinks.candles(database.options(), options));
    JobClient job = env.executeAsync();

    Awaitility.await()
        .atMost(60, TimeUnit.SECONDS)
        .until(() -> Integer.parseInt(database.value("select count(*) from candles")) >= 2);
    job.cancel().get();
  }
}
