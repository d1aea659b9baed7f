package io.ennead.standalone.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ennead.binance.BinanceOptions;
import io.ennead.pipeline.MarketInput;
import io.ennead.pipeline.MarketOutputs;
import io.ennead.simulator.binance.BinanceSimulator;
import io.ennead.simulator.binance.Usage;
import io.ennead.simulator.binance.faults.FaultScript;
import io.ennead.standalone.live.DisturbedScript.Blow;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.LongStream;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Generated scripts of what goes wrong, through real sockets, the job and the database: whatever it
 * is, the candles are those of the market, and no limit of the exchange is exceeded.
 *
 * <p>{@code -Dennead.seed=N} runs that seed alone.
 */
class DisturbedCandlesTest {

  /** Of the exchange's clock and of the source's. */
  private static final double SPEED = 600;

  private static final int AT_ONCE = 3;
  private static final int MOST_PARALLELISM = 2;

  private static final Instant SINCE = Instant.parse("2026-01-05T06:58:30Z");
  private static final Instant START = Instant.parse("2026-01-05T07:50:00Z");
  private static final Instant END = Instant.parse("2026-01-05T08:20:00Z");

  /** REST lags by less than that. */
  private static final Duration PROBE_MARGIN = Duration.ofMinutes(2);

  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir static Path folder;
  private static LiveCluster cluster;

  @BeforeAll
  static void open() throws Exception {
    cluster = LiveCluster.open(folder.resolve("database"), AT_ONCE * MOST_PARALLELISM);
  }

  @AfterAll
  static void close() throws Exception {
    cluster.close();
  }

  @Test
  void the_candles_of_fifty_scripts_are_those_of_the_market() throws Exception {
    check(LongStream.range(0, 50));
  }

  @Test
  @Tag("proof")
  void the_candles_of_five_hundred_scripts_are_those_of_the_market() throws Exception {
    check(LongStream.range(1_000, 1_500));
  }

  private static void check(LongStream seeds) throws Exception {
    ExecutorService lanes = Executors.newFixedThreadPool(AT_ONCE);
    try {
      Long alone = Long.getLong("ennead.seed");
      List<Future<AssertionError>> outcomes =
          (alone == null ? seeds : LongStream.of(alone))
              .mapToObj(DisturbedScript::of)
              .map(script -> lanes.submit(() -> failureOf(script)))
              .toList();
      AssertionError failed = new AssertionError("some scripts failed, and print why");
      for (Future<AssertionError> outcome : outcomes) {
        if (outcome.get() != null) {
          failed.addSuppressed(outcome.get());
        }
      }
      if (failed.getSuppressed().length > 0) {
        throw failed;
      }
    } finally {
      lanes.shutdownNow();
    }
  }

  /** The script and why it failed; null if it did not. */
  private static AssertionError failureOf(DisturbedScript script) {
    try {
      run(script);
      return null;
    } catch (Exception | AssertionError e) {
      return new AssertionError(script.describe(), e);
    }
  }

  private static void run(DisturbedScript script) throws Exception {
    try (BinanceSimulator exchange =
        BinanceSimulator.builder()
            .seed(script.seed())
            .symbols(script.symbols())
            .start(START)
            .speed(SPEED)
            .weightPerMinute(script.weightPerMinute())
            .faults(new FaultScript(script.faults()))
            .waitForClient()
            .open()) {
      FailOnce failure = new FailOnce(START.plus(script.blowAt()).toEpochMilli());
      MarketOutputs further = script.blow() == Blow.FAILURE ? failure.output() : MarketOutputs.NONE;
      MarketInput input = input(exchange, script);
      CandleRows expected = CandleRows.ofMarket(exchange.market(), script.names(), SINCE, END);
      if (script.blow() == Blow.RESTORE) {
        String savepoint;
        try (LiveJob first = cluster.start(input, script.parallelism(), further)) {
          await()
              .atMost(PATIENCE)
              .until(
                  () -> {
                    first.assertRunning();
                    return exchange.now().isAfter(START.plus(script.blowAt()));
                  });
          savepoint = first.stop(folder.resolve("savepoints"));
        }
        int other = MOST_PARALLELISM + 1 - script.parallelism();
        try (LiveJob second = cluster.start(input, other, further, savepoint)) {
          awaitRows(second, script, expected);
        }
      } else {
        try (LiveJob job = cluster.start(input, script.parallelism(), further)) {
          awaitRows(job, script, expected);
          if (script.blow() == Blow.FAILURE) {
            await().atMost(PATIENCE).until(failure::hasFailed);
          }
        }
      }
      assertSameRows(script, expected);
      assertWithinLimits(exchange.usage(), script);
    }
  }

  private static MarketInput input(BinanceSimulator exchange, DisturbedScript script) {
    Configuration options = LiveRun.options(exchange, SPEED, SINCE.toString(), script.names());
    options.set(BinanceOptions.STREAM, script.stream());
    options.set(BinanceOptions.SYMBOLS_PER_CONNECTION, script.symbolsPerConnection());
    options.set(BinanceOptions.PROBE_MARGIN, PROBE_MARGIN);
    return LiveCluster.input(options);
  }

  /** Waits until as many candles are there as must be. */
  private static void awaitRows(LiveJob job, DisturbedScript script, CandleRows expected) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .failFast(job::assertRunning)
        .until(
            () ->
                CandleRows.stored(cluster.database(), script.names(), END).size()
                    >= expected.size());
  }

  private static void assertSameRows(DisturbedScript script, CandleRows expected)
      throws SQLException {
    List<String> differences =
        expected.differencesTo(CandleRows.stored(cluster.database(), script.names(), END), 5);
    assertThat(differences)
        .as(
            "rows as the market makes them, and as they are stored:%n%s",
            String.join(System.lineSeparator(), differences))
        .isEmpty();
    assertThat(told("candles", "quality in ('GAP', 'REPAIRED') and", script)).isEmpty();
    assertThat(told("gaps", "", script)).isEmpty();
    assertThat(told("late_trades", "", script)).isEmpty();
    assertThat(told("audit", "", script)).isEmpty();
    assertThat(told("rejected_frames", "symbol = '*' or", script)).isEmpty();
    assertThat(told("feed_events", "", script)).isNotEmpty();
  }

  /** Rows of a table that are the script's, or meet a condition and might be. */
  private static List<String> told(String table, String condition, DisturbedScript script)
      throws SQLException {
    return cluster.rows(
        "select * from %s where %s symbol in ('%s') limit 3"
            .formatted(table, condition, String.join("','", script.names())));
  }

  private static void assertWithinLimits(Usage.Figures usage, DisturbedScript script) {
    assertThat(usage.mostAttempts()).isLessThanOrEqualTo(Usage.ATTEMPTS_ALLOWED);
    assertThat(usage.mostMessages()).isLessThanOrEqualTo(Usage.MESSAGES_ALLOWED);
    assertThat(usage.mostWeight()).isLessThanOrEqualTo(script.weightPerMinute());
    assertThat(usage.requestsWhileBanned()).as("requests while banned").isZero();
    assertThat(usage.refusedForWeight()).as("requests refused for their weight").isZero();
    assertThat(usage.cutForMessages()).as("connections cut").isZero();
  }
}
