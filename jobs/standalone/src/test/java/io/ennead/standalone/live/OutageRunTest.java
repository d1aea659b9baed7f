package io.ennead.standalone.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ennead.binance.BinanceOptions;
import io.ennead.simulator.binance.BinanceSimulator;
import io.ennead.simulator.binance.SimulatorBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A live job one symbol of which can be had neither by the stream nor through REST for a while: the
 * other goes on, the outage is shown before its end is known, outlives a failure of the job, and in
 * the end the candles are the market's own.
 */
final class OutageRunTest {

  private static final double SPEED = 600;
  private static final Instant START = SimulatorBuilder.DEFAULT_START;
  private static final Instant SINCE = START.minus(Duration.ofMinutes(3));
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final Duration OUTAGE = Duration.ofMinutes(80);
  private static final String LAME = "ADAUSDT";
  private static final String SOUND = "BTCUSDT";
  private static final List<String> SYMBOLS = List.of(LAME, SOUND);

  @TempDir Path folder;

  @Test
  void a_symbol_that_can_be_had_nowhere_keeps_no_other_waiting_and_is_whole_again_afterwards()
      throws Exception {
    // Before its minutes close in the outage, none is that late.
    FailOnce failure = new FailOnce(START.plus(Duration.ofMinutes(30)).toEpochMilli());
    try (LiveCluster cluster = LiveCluster.open(folder.resolve("database"), 1);
        BinanceSimulator exchange = BinanceSimulator.builder().speed(SPEED).waitForClient().open();
        RestProxy rest = new RestProxy(exchange.restUri());
        StreamProxy streams = new StreamProxy(exchange.webSocketUri());
        LiveJob job =
            cluster.start(
                LiveCluster.input(options(exchange, rest, streams)), 1, failure.output())) {
      until(job, () -> isThere(cluster, "candles where symbol = '%s'".formatted(LAME)));
      streams.refuse(LAME);
      rest.refuse(LAME);
      Instant refused = exchange.now();
      until(job, () -> isThere(cluster, "gaps where to_id is null and state = 'open'"));
      until(job, failure::hasFailed);
      until(
          job,
          () ->
              isThere(
                  cluster,
                  "candles where symbol = '%s' and open_time >= '%s'"
                      .formatted(SOUND, refused.plus(OUTAGE))));
      assertThat(cluster.rows("select symbol, state from gaps where to_id is null"))
          .containsExactly(LAME + " open");
      assertThat(
              cluster.rows(
                  "select distinct quality from candles where symbol = '%s' and open_time > '%s'"
                      .formatted(LAME, refused.plus(Duration.ofMinutes(2)))))
          .containsExactly("GAP");

      rest.allow(LAME);
      until(job, () -> isThere(cluster, "gaps having bool_and(state = 'repaired')"));
      streams.allow(LAME);
      Instant end = exchange.now();
      CandleRows expected = CandleRows.ofMarket(exchange.market(), SYMBOLS, SINCE, end);
      until(job, () -> expected.differencesTo(stored(cluster, end), 1).isEmpty());
      assertThat(
              cluster.rows(
                  "select quality from candles where quality = 'GAP' and open_time + interval::interval <= '%s'"
                      .formatted(end)))
          .isEmpty();
      assertThat(cluster.rows("select * from late_trades")).isEmpty();
      assertThat(cluster.rows("select * from audit")).isEmpty();
    }
  }

  private static Configuration options(
      BinanceSimulator exchange, RestProxy rest, StreamProxy streams) {
    Configuration options = LiveRun.options(exchange, SPEED, SINCE.toString(), SYMBOLS);
    options.set(BinanceOptions.REST_URL, rest.url());
    options.set(BinanceOptions.STREAM_URL, streams.uri().toString());
    options.set(BinanceOptions.SYMBOLS_PER_CONNECTION, 1);
    options.set(BinanceOptions.GAP_PATIENCE, Duration.ofSeconds(10));
    return options;
  }

  private static CandleRows stored(LiveCluster cluster, Instant closedBy) throws Exception {
    return CandleRows.stored(cluster.database(), SYMBOLS, closedBy);
  }

  private static boolean isThere(LiveCluster cluster, String rows) throws Exception {
    return !cluster.rows("select 1 from " + rows + " limit 1").isEmpty();
  }

  private static void until(LiveJob job, Callable<Boolean> condition) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(100))
        .failFast(job::assertRunning)
        .until(condition);
  }
}
