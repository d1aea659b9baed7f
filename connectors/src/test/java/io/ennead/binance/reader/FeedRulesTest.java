package io.ennead.binance.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ennead.binance.BinanceOptions;
import io.ennead.metrics.Metric;
import io.ennead.records.AuditDifference;
import io.ennead.records.Clock;
import io.ennead.records.FeedEvent;
import io.ennead.records.FeedEvent.Cause;
import io.ennead.records.RejectedFrame;
import io.ennead.records.Tally;
import io.ennead.records.Trade;
import java.util.List;
import java.util.Random;
import org.apache.flink.configuration.Configuration;
import org.junit.jupiter.api.Test;

/** Single rules of the feed, each on a market of one symbol. */
class FeedRulesTest {

  private static final String SYMBOL = "BTCUSDT";
  private static final long MINUTE = 60_000;

  private final FakeMarket market =
      new FakeMarket(SYMBOL, new int[] {40, 0, 400, 3, 400, 40}, new Random(11));

  @Test
  void without_a_position_it_begins_now() {
    Rig rig = rig(new Configuration());
    rig.run(6 * MINUTE, List.of());

    assertThat(rig.all(SYMBOL, FeedEvent.class).get(0).cause()).isEqualTo(Cause.START);
    assertThat(rig.all(SYMBOL, Trade.class)).isEqualTo(market.sinceOpening());
    // The minute in which it began was not seen whole.
    assertThat(rig.all(SYMBOL, Clock.class).get(0).from()).isEqualTo(FakeExchange.EPOCH + MINUTE);
  }

  @Test
  void an_undisturbed_feed_agrees_with_every_closed_kline_and_asks_rest_for_the_start_only() {
    Rig rig = rig(Rig.since(FakeExchange.EPOCH));
    rig.run(6 * MINUTE + 5_000, List.of());

    assertThat(rig.tallied(Metric.AUDIT_AGREED)).isEqualTo(6);
    assertThat(rig.all("BTCUSDT", AuditDifference.class)).isEmpty();
    assertThat(rig.tallied(Metric.PROBES)).isZero();
    assertThat(rig.exchange.requests).hasSizeLessThanOrEqualTo(4);
  }

  @Test
  void a_market_that_is_silent_for_two_hours_closes_its_minutes_by_its_klines() {
    Rig rig = rig(Rig.since(FakeExchange.EPOCH));
    rig.run(120 * MINUTE + 5_000, List.of());

    List<Clock> clocks = rig.all(SYMBOL, Clock.class);
    assertThat(clocks.get(clocks.size() - 1).until()).isEqualTo(FakeExchange.EPOCH + 120 * MINUTE);
    assertThat(rig.tallied(Metric.PROBES)).isZero();
  }

  @Test
  void without_klines_the_minutes_close_by_probes() {
    Rig rig = rig(Rig.since(FakeExchange.EPOCH));
    rig.run(30 * MINUTE, List.of(new Fault(1, Fault.Kind.NO_KLINES, 3_600)));

    assertThat(rig.watermarks.get(SYMBOL)).isGreaterThanOrEqualTo(rig.exchange.now() - 3 * MINUTE);
    assertThat(rig.all(SYMBOL, FeedEvent.class))
        .filteredOn(event -> event.cause() == Cause.PROBE)
        .isNotEmpty()
        .allMatch(FeedEvent::proven);
  }

  @Test
  void a_stream_whose_trades_are_mute_is_replaced_and_nothing_is_lost() {
    Rig rig = rig(Rig.since(FakeExchange.EPOCH));
    rig.run(6 * MINUTE + 30_000, List.of(new Fault(1_000, Fault.Kind.MUTE, 1)));

    assertThat(rig.all(SYMBOL, Trade.class)).isEqualTo(market.sinceOpening());
    assertThat(rig.exchange.attempts.size()).isGreaterThan(1);
    assertThat(rig.all(SYMBOL, Tally.class))
        .contains(new Tally(market.instrument, Metric.RECONNECTS.title(), "dead", 1));
    assertThat(rig.tallied(Metric.CONNECTION_ATTEMPTS)).isEqualTo(rig.exchange.attempts.size());
  }

  @Test
  void a_reconnect_leaves_a_row_with_the_ids_that_it_repaired() {
    Rig rig = rig(Rig.since(FakeExchange.EPOCH));
    rig.run(6 * MINUTE + 30_000, List.of(new Fault(busyTime(), Fault.Kind.REFUSE, 10)));

    FeedEvent row =
        rig.all(SYMBOL, FeedEvent.class).stream()
            .filter(event -> event.cause() == Cause.RECONNECT)
            .findFirst()
            .orElseThrow();
    assertThat(row.proven()).isTrue();
    assertThat(row.toId()).isGreaterThanOrEqualTo(row.fromId());
    assertThat(rig.tallied(Metric.TRADES_SPLICED))
        .isGreaterThanOrEqualTo(row.toId() - row.fromId());
    assertThat(rig.all(SYMBOL, Tally.class))
        .contains(new Tally(market.instrument, Metric.SPLICES.title(), "reconnect", 1));
  }

  @Test
  void a_malformed_frame_is_kept_with_its_reason_and_its_trade_is_fetched() {
    Rig rig = rig(Rig.since(FakeExchange.EPOCH));
    rig.run(6 * MINUTE + 30_000, List.of(new Fault(busyTime(), Fault.Kind.MALFORMED, 3)));

    assertThat(rig.all(SYMBOL, RejectedFrame.class))
        .hasSize(3)
        .allMatch(rejected -> rejected.reason().equals("not valid JSON"));
    assertThat(rig.all(SYMBOL, Trade.class)).isEqualTo(market.sinceOpening());
  }

  @Test
  void a_feed_of_malformed_frames_alone_fails_with_an_example() {
    Configuration options = Rig.since(FakeExchange.EPOCH);
    options.set(BinanceOptions.MALFORMED_LIMIT, 10);
    Rig rig = rig(options);

    assertThatThrownBy(
            () -> rig.run(6 * MINUTE, List.of(new Fault(1, Fault.Kind.MALFORMED, 10_000))))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("10 frames in a row cannot be read")
        .hasMessageContaining("{\"stream\":");
  }

  @Test
  void frames_that_are_held_are_bounded_and_those_let_go_are_fetched() {
    Configuration options = Rig.since(FakeExchange.EPOCH);
    options.set(BinanceOptions.SPLICE_CAPACITY, 5);
    Rig rig = rig(options);
    rig.run(busyTime(), List.of());
    rig.exchange.apply(new Fault(0, Fault.Kind.REST_ERROR, 4));
    rig.exchange.apply(new Fault(0, Fault.Kind.DROP, 3));
    int most = 0;
    while (rig.clock.millis() < 6 * MINUTE + 90_000) {
      rig.run(rig.clock.millis() + 100, List.of());
      most = Math.max(most, rig.held());
    }

    assertThat(most).isEqualTo(5);
    assertThat(rig.all(SYMBOL, Trade.class)).isEqualTo(market.sinceOpening());
  }

  @Test
  void no_difference_is_told_where_there_is_none_after_a_restore_in_the_middle_of_a_minute() {
    Rig rig = rig(Rig.since(FakeExchange.EPOCH));
    rig.run(6 * MINUTE + 5_000, List.of(new Fault(busyTime(), Fault.Kind.RESTART, 1)));

    assertThat(rig.all(SYMBOL, AuditDifference.class)).isEmpty();
    assertThat(rig.all(SYMBOL, FeedEvent.class))
        .extracting(FeedEvent::cause)
        .contains(Cause.RESTORE);
  }

  private Rig rig(Configuration options) {
    return new Rig(List.of(market), options, 5);
  }

  /** A time at which trades follow each other closely, in milliseconds from the start. */
  private static long busyTime() {
    return 2 * MINUTE + 10_000;
  }
}
