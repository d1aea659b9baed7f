package io.ennead.standalone.live;

import static io.ennead.simulator.binance.faults.FaultKind.BANNED;
import static io.ennead.simulator.binance.faults.FaultKind.DISCONNECT;
import static io.ennead.simulator.binance.faults.FaultKind.DROP;
import static io.ennead.simulator.binance.faults.FaultKind.DUPLICATE;
import static io.ennead.simulator.binance.faults.FaultKind.HALF_OPEN;
import static io.ennead.simulator.binance.faults.FaultKind.HALT;
import static io.ennead.simulator.binance.faults.FaultKind.KLINE_WITHOUT_CLOSE;
import static io.ennead.simulator.binance.faults.FaultKind.LATE_FIRST_ID;
import static io.ennead.simulator.binance.faults.FaultKind.REORDER;
import static io.ennead.simulator.binance.faults.FaultKind.REST_ERROR;
import static io.ennead.simulator.binance.faults.FaultKind.REST_LAG;
import static io.ennead.simulator.binance.faults.FaultKind.SERVER_SHUTDOWN;
import static io.ennead.simulator.binance.faults.FaultKind.TOO_MANY_REQUESTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ennead.binance.BinanceOptions;
import io.ennead.metrics.Metric;
import io.ennead.records.AuditDifference;
import io.ennead.records.Clock;
import io.ennead.records.FeedEvent;
import io.ennead.records.Gap;
import io.ennead.records.Instrument;
import io.ennead.records.LateTrade;
import io.ennead.records.RejectedFrame;
import io.ennead.records.Tally;
import io.ennead.records.Trade;
import io.ennead.simulator.binance.BinanceSimulator;
import io.ennead.simulator.binance.SimulatorBuilder;
import io.ennead.simulator.binance.Usage;
import io.ennead.simulator.binance.faults.Fault;
import io.ennead.simulator.binance.faults.FaultBuilder;
import io.ennead.simulator.binance.faults.FaultKind;
import io.ennead.simulator.binance.faults.FaultScript;
import io.ennead.simulator.market.AggregateTrade;
import io.ennead.simulator.market.TradeHistory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The live source over real sockets, in a real Flink job, against the simulated exchange. */
class LiveSourceTest {

  private static final double SPEED = 30;
  private static final Instant START = SimulatorBuilder.DEFAULT_START;
  private static final Instant SINCE = START.minus(Duration.ofMinutes(3));
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @Test
  void what_was_traded_leaves_the_source_once_and_in_order() throws Exception {
    try (BinanceSimulator exchange = exchange();
        LiveRun run = run(exchange, List.of("BTCUSDT", "ADAUSDT"), 1)) {
      awaitCovered(run, START.plus(Duration.ofMinutes(3)));

      assertSameTrades(exchange, run, "BTCUSDT");
      assertSameTrades(exchange, run, "ADAUSDT");
      assertThat(run.all(RejectedFrame.class)).isEmpty();
      assertThat(run.all(AuditDifference.class)).isEmpty();
    }
  }

  @Test
  void faults_of_the_stream_and_of_rest_change_nothing() throws Exception {
    try (BinanceSimulator exchange =
            exchange(
                fault(DROP, 5).count(7).build(),
                fault(REORDER, 15).count(5).build(),
                fault(DUPLICATE, 25).count(20).build(),
                fault(REST_LAG, 30).by(Duration.ofSeconds(3)).lasts(Duration.ofSeconds(60)).build(),
                fault(DISCONNECT, 40).code(1008).build(),
                fault(LATE_FIRST_ID, 40).skip(3).count(2).build(),
                fault(KLINE_WITHOUT_CLOSE, 50).lasts(Duration.ofMinutes(3)).build(),
                fault(SERVER_SHUTDOWN, 80).build(),
                fault(TOO_MANY_REQUESTS, 80).retryAfter(Duration.ofSeconds(15)).build(),
                fault(HALF_OPEN, 120).build(),
                fault(REST_ERROR, 125).code(503).count(3).build(),
                fault(BANNED, 170).retryAfter(Duration.ofSeconds(30)).build(),
                fault(DISCONNECT, 175).build());
        LiveRun run = run(exchange, List.of("BTCUSDT", "ETHUSDT", "ADAUSDT"), 2)) {
      awaitCovered(run, START.plus(Duration.ofMinutes(6)));

      for (String symbol : List.of("BTCUSDT", "ETHUSDT", "ADAUSDT")) {
        assertSameTrades(exchange, run, symbol);
      }
      assertThat(run.all(LateTrade.class)).isEmpty();
      assertThat(run.all(AuditDifference.class)).isEmpty();
      assertThat(run.all(FeedEvent.class))
          .extracting(FeedEvent::cause)
          .contains(FeedEvent.Cause.START, FeedEvent.Cause.JUMP, FeedEvent.Cause.RECONNECT);
      assertWithinLimits(exchange.usage());
    }
  }

  @Test
  void connections_are_handed_over_before_they_end_and_no_trade_is_lost() throws Exception {
    try (BinanceSimulator exchange =
        exchange(fault(SERVER_SHUTDOWN, 170).by(Duration.ofMinutes(5)).build())) {
      List<String> symbols = List.of("BTCUSDT", "ETHUSDT", "ADAUSDT");
      Configuration options = options(exchange, symbols);
      options.set(BinanceOptions.SYMBOLS_PER_CONNECTION, 1);
      options.set(BinanceOptions.ROTATION_AFTER, Duration.ofSeconds(60));
      options.set(BinanceOptions.ROTATION_JITTER, Duration.ofSeconds(20));
      try (LiveRun run = LiveRun.start(options, 1)) {
        awaitCovered(run, START.plus(Duration.ofMinutes(6)));

        for (String symbol : symbols) {
          assertSameTrades(exchange, run, symbol);
        }
        assertThat(run.all(FeedEvent.class))
            .filteredOn(event -> event.detail().startsWith("handed over"))
            .hasSizeGreaterThan(symbols.size() * 2)
            .allMatch(FeedEvent::proven)
            .extracting(FeedEvent::detail)
            .anyMatch(detail -> detail.contains("shutdown"));
        assertRestWasAskedForNoHandOver(run, symbols.size());
        assertWithinLimits(exchange.usage());
      }
    }
  }

  /**
   * Ids were had from REST for the start, and for connections that were lost otherwise, if any:
   * while there was none, and once there was another.
   */
  private static void assertRestWasAskedForNoHandOver(LiveRun run, int symbols) {
    Map<String, Long> lost = tallied(run, Metric.RECONNECTS);
    long handedOver = lost.getOrDefault("rotation", 0L) + lost.getOrDefault("shutdown", 0L);
    long others = lost.values().stream().mapToLong(count -> count).sum() - handedOver;
    assertThat(handedOver).isGreaterThan(symbols * 2L);
    Map<String, Long> splices = tallied(run, Metric.SPLICES);
    long atConnections =
        Stream.of(FeedEvent.Cause.START, FeedEvent.Cause.RECONNECT)
            .mapToLong(cause -> splices.getOrDefault(cause.label(), 0L))
            .sum();
    assertThat(atConnections).as("%s beside %s", splices, lost).isBetween(1L, symbols + 2 * others);
  }

  /** What was counted of a metric, by its label. */
  private static Map<String, Long> tallied(LiveRun run, Metric metric) {
    return run.all(Tally.class).stream()
        .filter(tally -> tally.metric().equals(metric.title()))
        .collect(Collectors.groupingBy(Tally::label, Collectors.summingLong(Tally::count)));
  }

  @Test
  void single_trades_leave_the_source_once_and_in_order_whatever_goes_wrong() throws Exception {
    try (BinanceSimulator exchange =
        exchange(
            fault(DROP, 5).count(9).build(),
            fault(DISCONNECT, 20).build(),
            fault(LATE_FIRST_ID, 20).skip(3).count(2).build(),
            fault(REORDER, 40).count(5).build(),
            fault(HALF_OPEN, 60).build())) {
      Configuration options = options(exchange, List.of("BTCUSDT", "ADAUSDT"));
      options.set(BinanceOptions.STREAM, "trade");
      try (LiveRun run = LiveRun.start(options, 2)) {
        awaitCovered(run, START.plus(Duration.ofMinutes(3)));

        for (String symbol : List.of("BTCUSDT", "ADAUSDT")) {
          assertSameTrades(run, symbol, () -> singles(exchange, symbol));
        }
        assertThat(run.all(LateTrade.class)).isEmpty();
        assertThat(run.all(AuditDifference.class)).isEmpty();
        assertWithinLimits(exchange.usage());
      }
    }
  }

  @Test
  void a_failed_job_goes_on_behind_its_last_checkpoint() throws Exception {
    try (BinanceSimulator exchange = exchange();
        LiveRun run = LiveRun.failing(options(exchange, List.of("BTCUSDT", "ADAUSDT")))) {
      awaitCovered(run, START.plus(Duration.ofMinutes(3)));
      await()
          .atMost(PATIENCE)
          .until(
              () ->
                  run.isRunning()
                      && run.all(FeedEvent.class).stream()
                          .anyMatch(event -> event.cause() == FeedEvent.Cause.RESTORE));

      for (String symbol : List.of("BTCUSDT", "ADAUSDT")) {
        List<Long> distinct = run.trades(symbol).stream().map(Trade::id).distinct().toList();
        assertThat(distinct).isEqualTo(ids(exchange, symbol, distinct.size()));
      }
      assertThat(run.failed).isTrue();
    }
  }

  @Test
  void minutes_close_while_the_market_is_halted_and_readers_have_no_split() throws Exception {
    Fault halt = Fault.of(HALT).at(Duration.ofMinutes(2)).lasts(Duration.ofHours(2)).build();
    try (BinanceSimulator exchange = exchange(120, halt);
        LiveRun run =
            LiveRun.start(
                LiveRun.options(exchange, 120, SINCE.toString(), List.of("BTCUSDT")), 3)) {
      Instant inTheHalt = START.plus(Duration.ofMinutes(20));
      await()
          .atMost(PATIENCE)
          .until(() -> run.isRunning() && run.watermark.get() >= inTheHalt.toEpochMilli() - 1);

      assertThat(run.all(LateTrade.class)).isEmpty();
      assertThat(run.all(Gap.class)).isEmpty();
      assertSameTrades(exchange, run, "BTCUSDT");
    }
  }

  @Test
  void a_symbol_that_is_added_begins_and_one_that_is_removed_ends_on_a_restore(
      @TempDir Path savepoints) throws Exception {
    try (BinanceSimulator exchange = exchange()) {
      String savepoint;
      long before;
      try (LiveRun run = run(exchange, List.of("BTCUSDT", "ADAUSDT"), 1)) {
        awaitCovered(run, START.plus(Duration.ofMinutes(1)));
        savepoint = run.stop(savepoints);
        List<Trade> trades = run.trades("BTCUSDT");
        before = trades.get(trades.size() - 1).id();
      }
      try (LiveRun run =
          LiveRun.restored(options(exchange, List.of("BTCUSDT", "ETHUSDT")), savepoint)) {
        Instant now = exchange.now();
        await()
            .atMost(PATIENCE)
            .until(
                () -> run.isRunning() && run.watermark.get() >= now.plusSeconds(60).toEpochMilli());

        assertThat(run.trades("BTCUSDT").get(0).id()).isEqualTo(before + 1);
        assertThat(run.trades("ADAUSDT")).isEmpty();
        assertSameTrades(exchange, run, "ETHUSDT");
      }
    }
  }

  @Test
  void an_unknown_symbol_is_named() throws Exception {
    try (BinanceSimulator exchange = exchange();
        LiveRun run = run(exchange, List.of("BTCUSDT", "NOSUCHUSDT"), 1)) {
      assertThat(run.failure()).hasStackTraceContaining("does not know NOSUCHUSDT");
    }
  }

  private static FaultBuilder fault(FaultKind kind, int seconds) {
    return Fault.of(kind).at(Duration.ofSeconds(seconds));
  }

  private static BinanceSimulator exchange(Fault... faults) {
    return exchange(SPEED, faults);
  }

  private static BinanceSimulator exchange(double speed, Fault... faults) {
    return BinanceSimulator.builder()
        .speed(speed)
        .waitForClient()
        .faults(FaultScript.of(faults))
        .open();
  }

  private static Configuration options(BinanceSimulator exchange, List<String> symbols) {
    return LiveRun.options(exchange, SPEED, SINCE.toString(), symbols);
  }

  private static LiveRun run(BinanceSimulator exchange, List<String> symbols, int parallelism)
      throws Exception {
    return LiveRun.start(options(exchange, symbols), parallelism);
  }

  /** Waits until every symbol is proven complete up to an instant. */
  private static void awaitCovered(LiveRun run, Instant until) {
    await()
        .atMost(PATIENCE)
        .until(() -> run.isRunning() && run.watermark.get() >= until.toEpochMilli() - 1);
  }

  /** What left the source is the market from SINCE on: the same trades, without a hole. */
  private static void assertSameTrades(BinanceSimulator exchange, LiveRun run, String symbol) {
    assertSameTrades(run, symbol, () -> aggregates(exchange, symbol));
    assertClocksFollow(exchange, run, symbol);
  }

  /**
   * @param market asked once it has made everything that has left the source
   */
  private static void assertSameTrades(LiveRun run, String symbol, Supplier<List<Trade>> market) {
    List<Trade> trades = run.trades(symbol);
    List<Trade> traded = market.get();
    assertThat(trades).isNotEmpty();
    for (int i = 0; i < trades.size(); i++) {
      assertThat(trades.get(i)).as("trade %d of %s", i, symbol).isEqualTo(traded.get(i));
    }
  }

  /** The market's trades as the wire tells them, in milliseconds. */
  private static List<Trade> aggregates(BinanceSimulator exchange, String symbol) {
    return market(exchange, symbol).stream()
        .map(
            traded ->
                new Trade(
                    Instrument.binance(symbol),
                    traded.id(),
                    traded.firstTradeId(),
                    traded.lastTradeId(),
                    traded.price(),
                    traded.quantity(),
                    traded.timeMicros() / 1_000 * 1_000,
                    traded.buyerMaker()))
        .toList();
  }

  private static List<Trade> singles(BinanceSimulator exchange, String symbol) {
    return market(exchange, symbol).stream()
        .flatMap(traded -> exchange.market().fills(symbol, traded).stream())
        .map(
            fill ->
                new Trade(
                    Instrument.binance(symbol),
                    fill.id(),
                    fill.id(),
                    fill.id(),
                    fill.price(),
                    fill.quantity(),
                    fill.timeMicros() / 1_000 * 1_000,
                    fill.buyerMaker()))
        .toList();
  }

  private static void assertClocksFollow(BinanceSimulator exchange, LiveRun run, String symbol) {
    long until = SINCE.toEpochMilli();
    for (Clock clock : run.all(Clock.class)) {
      if (clock.instrument().symbol().equals(symbol)) {
        assertThat(clock.from()).isEqualTo(until);
        until = clock.until();
      }
    }
    long covered = until;
    List<Trade> trades = run.trades(symbol);
    long last = trades.get(trades.size() - 1).id();
    assertThat(market(exchange, symbol))
        .as("every trade of %s before %s has left", symbol, Instant.ofEpochMilli(covered))
        .filteredOn(trade -> trade.timeMicros() < covered * 1_000)
        .allMatch(trade -> trade.id() <= last);
  }

  private static List<Long> ids(BinanceSimulator exchange, String symbol, int count) {
    return market(exchange, symbol).stream()
        .limit(count)
        .map(AggregateTrade::id)
        .collect(Collectors.toList());
  }

  private static List<AggregateTrade> market(BinanceSimulator exchange, String symbol) {
    long now = exchange.now().toEpochMilli() * 1_000 + 1_000;
    return new TradeHistory(exchange.market()).between(symbol, SINCE.toEpochMilli() * 1_000, now);
  }

  private static void assertWithinLimits(Usage.Figures usage) {
    assertThat(usage.mostAttempts()).isLessThanOrEqualTo(Usage.ATTEMPTS_ALLOWED);
    assertThat(usage.mostMessages()).isLessThanOrEqualTo(Usage.MESSAGES_ALLOWED);
    assertThat(usage.mostWeight()).isLessThanOrEqualTo(3_000);
    assertThat(usage.requestsWhileBanned()).isZero();
    assertThat(usage.refusedForWeight()).isZero();
    assertThat(usage.cutForMessages()).isZero();
  }
}
