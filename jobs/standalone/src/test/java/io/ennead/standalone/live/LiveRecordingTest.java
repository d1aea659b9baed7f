package io.ennead.standalone.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import io.ennead.binance.BinanceOptions;
import io.ennead.pipeline.MarketInput;
import io.ennead.pipeline.MarketOutputs;
import io.ennead.simulator.binance.BinanceSimulator;
import io.ennead.simulator.binance.Recording;
import io.ennead.simulator.binance.faults.Fault;
import io.ennead.simulator.binance.faults.FaultKind;
import io.ennead.simulator.binance.faults.FaultScript;
import io.ennead.simulator.market.MarketSymbol;
import io.ennead.standalone.command.CommandLineRun;
import io.ennead.standalone.database.LocalDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A recorded session, sent again over a WebSocket to the live source: the candles are those of the
 * bounded replay of its file.
 */
class LiveRecordingTest {

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final double SPEED = 240;

  private static final FaultScript DISTURBED =
      FaultScript.of(
          at(FaultKind.DROP, 60, 50),
          at(FaultKind.REORDER, 90, 9),
          at(FaultKind.DUPLICATE, 100, 50),
          Fault.of(FaultKind.DISCONNECT).at(Duration.ofSeconds(150)).code(1008).build(),
          at(FaultKind.LATE_FIRST_ID, 150, 2),
          Fault.of(FaultKind.HALF_OPEN).at(Duration.ofSeconds(260)).build());

  private static final List<String> SYMBOLS = List.of("BTCUSDT", "ADAUSDT");
  private static final Instant RECORDED_FROM = Instant.parse("2026-01-05T07:54:00Z");
  private static final Instant RECORDED_UNTIL = Instant.parse("2026-01-05T08:15:00Z");

  @TempDir static Path folder;
  private static LiveCluster cluster;

  @TempDir Path replayed;

  private static Fault at(FaultKind kind, int seconds, int count) {
    var fault = Fault.of(kind).at(Duration.ofSeconds(seconds)).count(count);
    return (kind == FaultKind.LATE_FIRST_ID ? fault.skip(5) : fault).build();
  }

  @BeforeAll
  static void open() throws Exception {
    cluster = LiveCluster.open(folder.resolve("database"), 2);
  }

  @AfterAll
  static void close() throws Exception {
    cluster.close();
  }

  @BeforeEach
  void nothing_is_stored() throws Exception {
    cluster.clear();
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void the_frames_of_the_exchange_give_the_candles_of_their_replay(boolean disturbed)
      throws Exception {
    Path frames =
        Path.of(System.getProperty("ennead.recordings", "absent"))
            .resolve("binance-frames/btcusdt_spot_trade_frames.ndjson.gz");
    assumeThat(frames)
        .as("left out: no recording at %s; -Dennead.recordings names the folder", frames)
        .exists();
    Instant end = Instant.parse("2024-08-09T00:05:00Z");
    CandleRows replay = replay(frames, List.of("BTCUSDT"), end);

    // Ten of one minute and two of five, which ReplayRecordingsTest holds against the exchange's.
    assertThat(replay.size()).isEqualTo(12);
    assertSame(replay, live(frames, "trade", List.of("BTCUSDT"), end, replay, disturbed));
    assertThat(cluster.rows("select * from audit")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"aggTrade", "trade"})
  void a_recorded_session_of_the_simulated_exchange_gives_the_candles_of_its_replay(String stream)
      throws Exception {
    Path frames = record(stream, UnaryOperator.identity());
    CandleRows replay = replay(frames, SYMBOLS, RECORDED_UNTIL);

    // Of each symbol 20 of one minute, four of five and one of fifteen.
    assertThat(replay.size()).isEqualTo(SYMBOLS.size() * 25);
    assertSame(replay, live(frames, stream, SYMBOLS, RECORDED_UNTIL, replay, true));
    assertThat(cluster.rows("select * from audit")).isEmpty();
  }

  @Test
  void a_minute_in_which_the_klines_of_the_exchange_differ_is_a_row_of_the_audit()
      throws Exception {
    Instant minute = RECORDED_FROM.plus(Duration.ofMinutes(6));
    String closed = "\"s\":\"BTCUSDT\",\"k\":{\"t\":" + minute.toEpochMilli() + ",";
    Path frames =
        record(
            "aggTrade",
            frame ->
                frame.contains(closed) && frame.contains("\"x\":true")
                    ? frame.replaceFirst("\"v\":\"[^\"]*\"", "\"v\":\"1.5\"")
                    : frame);
    CandleRows replay = replay(frames, SYMBOLS, RECORDED_UNTIL);

    assertSame(replay, live(frames, "aggTrade", SYMBOLS, RECORDED_UNTIL, replay, false));
    assertThat(
            cluster.rows(
                "select symbol, extract(epoch from open_time)::bigint, venue_volume from audit"))
        .containsExactly("BTCUSDT " + minute.getEpochSecond() + " 1.5");
  }

  private Path record(String stream, UnaryOperator<String> edit) throws IOException {
    List<MarketSymbol> symbols =
        MarketSymbol.defaults().stream().filter(s -> SYMBOLS.contains(s.name())).toList();
    return SessionRecorder.record(
        replayed.resolve("session.ndjson"), symbols, stream, RECORDED_FROM, 22, edit);
  }

  private static void assertSame(CandleRows replay, CandleRows live) {
    assertThat(replay.differencesTo(live, 5)).as("replayed, and live").isEmpty();
  }

  /**
   * What the live source makes of a recording. It begins within the first minute, at an instant
   * that lies behind the exchange's present: what was traded meanwhile comes through REST.
   */
  private static CandleRows live(
      Path frames,
      String stream,
      List<String> symbols,
      Instant end,
      CandleRows expected,
      boolean disturbed)
      throws Exception {
    Recording recording = Recording.load(frames);
    try (BinanceSimulator exchange =
        BinanceSimulator.builder()
            .recording(recording)
            .start(recording.start().plusSeconds(25))
            .speed(SPEED)
            .faults(disturbed ? DISTURBED : FaultScript.NONE)
            .waitForClient()
            .open()) {
      Configuration options =
          LiveRun.options(exchange, SPEED, recording.start().plusSeconds(15).toString(), symbols);
      options.set(BinanceOptions.STREAM, stream);
      MarketInput input = LiveCluster.input(options);
      try (LiveJob job = cluster.start(input, 1, MarketOutputs.NONE)) {
        await()
            .atMost(PATIENCE)
            .failFast(job::assertRunning)
            .until(
                () ->
                    CandleRows.stored(cluster.database(), symbols, end).size() >= expected.size());
      }
    }
    assertThat(cluster.rows("select * from late_trades")).isEmpty();
    assertThat(cluster.rows("select * from rejected_frames")).isEmpty();
    return CandleRows.stored(cluster.database(), symbols, end);
  }

  private CandleRows replay(Path frames, List<String> symbols, Instant end) throws Exception {
    CommandLineRun.succeeds(
        "replay", "--data-dir", replayed.toString(), "--frames", frames.toString());
    try (LocalDatabase database = LocalDatabase.open(replayed, 0)) {
      return CandleRows.stored(database.options(), symbols, end);
    }
  }
}
