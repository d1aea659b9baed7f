package io.ennead.standalone.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.ennead.binance.BinanceOptions;
import io.ennead.simulator.binance.SimulatorBuilder;
import io.ennead.simulator.market.Market;
import io.ennead.simulator.market.MarketModel;
import io.ennead.simulator.market.MarketSymbol;
import io.ennead.standalone.cluster.FlinkRest;
import io.ennead.standalone.database.LocalDatabase;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Fifty symbols with 20,000 trades a second on one connection, the exchange and the whole stack as
 * two processes: nothing is lost, and nothing grows.
 */
class LiveLoadTest {

  private static final int SYMBOLS = 50;
  private static final int TRADES_PER_SECOND = 20_000;
  private static final Instant START = SimulatorBuilder.DEFAULT_START;
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  private static final Pattern EXCHANGE = Pattern.compile("WebSocket +ws://(127.0.0.1:\\d+)/");
  private static final Pattern WEB_UI = Pattern.compile("Flink web UI +(http://127.0.0.1:\\d+)");

  @TempDir Path folder;

  /** What the stack holds at a moment. */
  private record Sample(long liveHeap, long mostFrames) {}

  @Test
  void two_minutes_of_fifty_symbols_at_six_times_their_pace_are_candles_to_the_last_trade()
      throws Exception {
    run(6, List.of(2));
  }

  @Test
  @Tag("proof")
  void ten_minutes_of_fifty_symbols_leave_no_more_on_the_heap_than_two() throws Exception {
    List<Sample> samples = run(1, List.of(2, 10));

    System.out.printf("after 2 and after 10 minutes: %s%n", samples);
    assertThat(samples.get(1).liveHeap())
        .as("live heap after ten minutes")
        .isLessThanOrEqualTo(samples.get(0).liveHeap() * 11 / 10);
  }

  /**
   * @param minutes at whose ends the stack is looked at; the last ends the run
   */
  private List<Sample> run(double speed, List<Integer> minutes) throws Exception {
    int perMinute = (int) Math.round(TRADES_PER_SECOND * 60 / speed / SYMBOLS);
    Market market = new MarketModel(1, MarketSymbol.synthetic(SYMBOLS, perMinute));
    List<String> names = market.symbols().stream().map(MarketSymbol::name).toList();
    try (EnneadProcess exchange = exchange(speed, perMinute)) {
      String address = exchange.awaitPrinted(EXCHANGE, PATIENCE);
      try (EnneadProcess stack = stack(address, speed, names)) {
        FlinkRest flink = new FlinkRest(stack.awaitPrinted(WEB_UI, PATIENCE));
        try (LocalDatabase database = LocalDatabase.open(folder, 0)) {
          List<Sample> samples = new ArrayList<>();
          for (int minute : minutes) {
            samples.add(sample(stack, flink, database, minute));
          }
          Instant end = end(minutes.get(minutes.size() - 1));
          assertThat(
                  CandleRows.ofMarket(market, names, START, end)
                      .differencesTo(CandleRows.stored(database.options(), names, end), 5))
              .isEmpty();
          return samples;
        }
      }
    }
  }

  private EnneadProcess exchange(double speed, int perMinute) throws IOException {
    return EnneadProcess.start(
        folder.resolve("exchange.printed"),
        "simulate",
        "binance",
        "--port",
        0,
        "--wait",
        "--speed",
        speed,
        "--symbols",
        SYMBOLS,
        "--trades-per-minute",
        perMinute);
  }

  private EnneadProcess stack(String address, double speed, List<String> names) throws IOException {
    return EnneadProcess.start(
        folder.resolve("stack.printed"),
        "run",
        "--exchange",
        "binance",
        "--data-dir",
        folder,
        "--web-port",
        0,
        "-O",
        BinanceOptions.STREAM_URL.key() + "=ws://" + address,
        "-O",
        BinanceOptions.REST_URL.key() + "=http://" + address,
        "-O",
        BinanceOptions.SPEED.key() + "=" + speed,
        "-O",
        BinanceOptions.GAP_PATIENCE.key() + "=" + LiveRun.NO_GAPS.toDays() + " d",
        // Klines of such a market would have to be made of all of its trades.
        "-O",
        "warm-up.candles=0",
        "-O",
        BinanceOptions.SINCE.key() + "=" + START,
        "-O",
        BinanceOptions.SYMBOLS.key() + "=" + String.join(";", names));
  }

  private static Instant end(int minute) {
    return START.plus(Duration.ofMinutes(minute));
  }

  /** Waits until the candles of a minute are there, and tells what the stack holds then. */
  private static Sample sample(
      EnneadProcess stack, FlinkRest flink, LocalDatabase database, int minute) throws Exception {
    Queue queue = new Queue(flink);
    await()
        .atMost(PATIENCE.plusMinutes(minute))
        .pollInterval(Duration.ofMillis(500))
        .failFast(stack::assertRunning)
        .until(
            () -> {
              queue.look();
              return stored(database, end(minute).minusSeconds(60)) == SYMBOLS;
            });
    queue.assertBounded();
    return new Sample(stack.liveHeap(), queue.most);
  }

  /** How many candles of the minute that opens then are stored. */
  private static long stored(LocalDatabase database, Instant openTime) throws SQLException {
    try (Connection connection = database.options().connect();
        PreparedStatement query =
            connection.prepareStatement(
                "select count(*) from candles where interval = '1m' and open_time = ?")) {
      query.setTimestamp(1, Timestamp.from(openTime));
      try (ResultSet row = query.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** The frames that wait to be read, as the source's metrics tell. */
  private static final class Queue {
    private final FlinkRest flink;
    private long capacity;
    private long most;
    private int looks;

    Queue(FlinkRest flink) {
      this.flink = flink;
    }

    void look() throws IOException {
      for (JsonNode job : flink.get("/jobs").path("jobs")) {
        String path = "/jobs/" + job.path("id").asText();
        for (JsonNode vertex : flink.get(path).path("vertices")) {
          look(path + "/vertices/" + vertex.path("id").asText() + "/subtasks/metrics");
        }
      }
    }

    private void look(String path) throws IOException {
      for (JsonNode metric : flink.get(path)) {
        String name = metric.path("id").asText();
        if (name.endsWith(".queueFrames") || name.endsWith(".queueCapacity")) {
          JsonNode told =
              flink.get(path + "?agg=max&get=" + URLEncoder.encode(name, StandardCharsets.UTF_8));
          long value = told.path(0).path("max").asLong();
          if (name.endsWith(".queueFrames")) {
            most = Math.max(most, value);
            looks++;
          } else {
            capacity = value;
          }
        }
      }
    }

    void assertBounded() {
      assertThat(looks).as("looks at the queue").isPositive();
      assertThat(most).as("frames that wait").isLessThanOrEqualTo(capacity);
    }
  }
}
