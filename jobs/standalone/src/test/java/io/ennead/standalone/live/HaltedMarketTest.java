package io.ennead.standalone.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ennead.pipeline.MarketInput;
import io.ennead.pipeline.MarketOutputs;
import io.ennead.simulator.binance.BinanceSimulator;
import io.ennead.simulator.binance.faults.Fault;
import io.ennead.simulator.binance.faults.FaultKind;
import io.ennead.simulator.binance.faults.FaultScript;
import io.ennead.simulator.time.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A market that stands still for hours. The exchange's clock is moved by hand and stops within the
 * halt: what closes the minutes is nothing that comes after it.
 */
class HaltedMarketTest {

  private static final double SOURCE_SPEED = 60;
  private static final Instant SINCE = Instant.parse("2026-01-05T07:45:30Z");
  private static final Instant START = Instant.parse("2026-01-05T07:50:00Z");
  private static final Instant HALT = Instant.parse("2026-01-05T07:56:00Z");
  private static final Instant TWO_HOURS_LATER = Instant.parse("2026-01-05T09:56:00Z");
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @TempDir static Path folder;
  private static LiveCluster cluster;

  @BeforeAll
  static void open() throws Exception {
    cluster = LiveCluster.open(folder.resolve("database"), 3);
  }

  @AfterAll
  static void close() throws Exception {
    cluster.close();
  }

  @BeforeEach
  void nothing_is_stored() throws Exception {
    cluster.clear();
  }

  /** With a parallelism of three, at least one reader has no split. */
  @ParameterizedTest
  @CsvSource({"ADAUSDT, 1", "ADAUSDT, 3", "BTCUSDT ADAUSDT, 3"})
  void two_hours_in_which_nobody_trades_close_minute_by_minute_as_quiet_candles(
      String names, int parallelism) throws Exception {
    List<String> symbols = List.of(names.split(" "));
    Fault halt =
        Fault.of(FaultKind.HALT)
            .at(Duration.between(START, HALT))
            .lasts(Duration.ofHours(3))
            .build();
    try (BinanceSimulator exchange =
        BinanceSimulator.builder()
            .clock(new ManualClock(START))
            .faults(FaultScript.of(halt))
            .open()) {
      CandleRows expected = CandleRows.ofMarket(exchange.market(), symbols, SINCE, TWO_HOURS_LATER);
      MarketInput input =
          LiveCluster.input(LiveRun.options(exchange, SOURCE_SPEED, SINCE.toString(), symbols));
      try (LiveJob job = cluster.start(input, parallelism, MarketOutputs.NONE)) {
        await().atMost(PATIENCE).until(() -> exchange.connections() > 0);
        while (exchange.now().isBefore(TWO_HOURS_LATER.plusSeconds(30))) {
          exchange.advance(Duration.ofSeconds(30));
        }
        await()
            .atMost(PATIENCE)
            .failFast(job::assertRunning)
            .until(() -> stored(symbols).size() >= expected.size());
      }
      assertThat(expected.differencesTo(stored(symbols), 5)).isEmpty();
      assertThat(
              cluster.rows(
                  "select quality, count(*) from candles where interval = '1m' and open_time >= '"
                      + HALT
                      + "' and open_time < '"
                      + TWO_HOURS_LATER
                      + "' group by 1"))
          .containsExactly("QUIET " + 120 * symbols.size());
      assertThat(cluster.rows("select * from candles where quality in ('GAP', 'REPAIRED')"))
          .isEmpty();
      assertThat(cluster.rows("select * from late_trades")).isEmpty();
      assertThat(cluster.rows("select * from audit")).isEmpty();
    }
  }

  private static CandleRows stored(List<String> symbols) throws Exception {
    return CandleRows.stored(cluster.database(), symbols, TWO_HOURS_LATER);
  }
}
