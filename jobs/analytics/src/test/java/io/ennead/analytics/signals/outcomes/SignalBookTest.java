package io.ennead.analytics.signals.outcomes;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.analytics.signals.levels.TradeLevels;
import io.ennead.analytics.signals.options.SignalOptions;
import io.ennead.records.Candle;
import io.ennead.records.Direction;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Origin;
import io.ennead.records.Outcome;
import io.ennead.records.OutcomeStatus;
import io.ennead.records.Quality;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalBookTest {

  private static final Instrument BTCUSDT = Instrument.binance("BTCUSDT");
  private static final long MINUTE = 60_000;
  private static final long OPENED = 1_000 * MINUTE;
  private static final long HOURS_72 = 72 * 60 * MINUTE;

  private final SignalBook book = new SignalBook(BTCUSDT, SignalOptions.DEFAULT);

  @Test
  void when_one_candle_spans_both_levels_the_stop_counts() {
    open(Direction.LONG);
    assertThat(book.follow(candle(0, "100", "107", "98", "100")))
        .singleElement()
        .satisfies(
            outcome -> {
              assertThat(outcome.status()).isEqualTo(OutcomeStatus.STOP);
              assertThat(outcome.price()).isEqualByComparingTo("99");
              assertThat(outcome.resultR()).isEqualByComparingTo("-1");
              assertThat(outcome.time()).isEqualTo(OPENED + MINUTE);
              assertThat(outcome.favourableR()).isZero();
            });
    assertThat(book.size()).isZero();
  }

  @Test
  void the_same_upside_down_is_the_stop_of_a_short() {
    open(Direction.SHORT);
    assertThat(book.follow(candle(0, "100", "102", "93", "100")))
        .extracting(Outcome::status, outcome -> outcome.price().toPlainString())
        .containsExactly(org.assertj.core.groups.Tuple.tuple(OutcomeStatus.STOP, "101"));
  }

  @Test
  void a_target_is_left_at_the_target_with_the_excursions_on_the_way() {
    open(Direction.LONG);
    assertThat(book.follow(candle(0, "100", "103", "99.5", "102"))).isEmpty();
    Outcome outcome = book.follow(candle(1, "102", "110", "101", "108")).get(0);
    assertThat(outcome.status()).isEqualTo(OutcomeStatus.TARGET);
    assertThat(outcome.price()).isEqualByComparingTo("106");
    // (6 - .0005 x 206) by (1 + .0005 x 199), and 6 and .5 by the same
    assertThat(outcome.resultR()).isEqualByComparingTo("5.3633");
    assertThat(outcome.favourableR()).isEqualByComparingTo("5.457");
    assertThat(outcome.adverseR()).isEqualByComparingTo("0.4547");
    assertThat(outcome.resultPercent()).isEqualByComparingTo("5.897");
  }

  @Test
  void a_candle_that_opens_beyond_the_stop_is_left_at_its_open() {
    open(Direction.LONG);
    Outcome outcome = book.follow(candle(0, "98", "98.5", "97", "98")).get(0);
    assertThat(outcome.price()).isEqualByComparingTo("98");
    assertThat(outcome.resultR()).isLessThan(new BigDecimal("-1"));
  }

  @Test
  void the_candle_that_brought_the_signal_does_not_count() {
    open(Direction.LONG);
    assertThat(book.follow(candle(-1, "100", "120", "80", "100"))).isEmpty();
    assertThat(book.active()).isEqualTo(1);
  }

  @Test
  void after_72_hours_a_signal_expires_at_the_last_close() {
    open(Direction.LONG);
    int last = (int) (HOURS_72 / MINUTE) - 1;
    assertThat(book.follow(candle(last - 1, "100", "101", "99.5", "100.5"))).isEmpty();
    Outcome outcome = book.follow(candle(last, "100.5", "101", "100", "100.25")).get(0);
    assertThat(outcome.status()).isEqualTo(OutcomeStatus.EXPIRED);
    assertThat(outcome.time()).isEqualTo(OPENED + HOURS_72);
    assertThat(outcome.price()).isEqualByComparingTo("100.25");
  }

  @Test
  void candles_after_its_time_do_not_resolve_a_signal_that_none_followed_to_the_end() {
    open(Direction.LONG);
    book.follow(candle(0, "100", "101", "99.5", "100.5"));
    Outcome outcome =
        book.follow(candle((int) (HOURS_72 / MINUTE) + 5, "100", "120", "80", "100")).get(0);
    assertThat(outcome.status()).isEqualTo(OutcomeStatus.EXPIRED);
    assertThat(outcome.price()).isEqualByComparingTo("100.5");
    assertThat(outcome.time()).isEqualTo(OPENED + HOURS_72);
  }

  @Test
  void a_candle_that_comes_again_tells_an_open_signal_what_it_missed() {
    open(Direction.LONG);
    book.follow(candle(0, "100", "100", "100", "100"));
    book.follow(candle(1, "100", "101", "99.5", "100.75"));
    Outcome outcome = book.follow(candle(0, "100", "100", "98", "100")).get(0);
    assertThat(outcome.status()).isEqualTo(OutcomeStatus.STOP);
    assertThat(outcome.time()).isEqualTo(OPENED + MINUTE);
  }

  @Test
  void a_timeframe_and_direction_has_one_open_shadow() {
    assertThat(shadow(Interval.M15, Direction.LONG, 0)).isTrue();
    assertThat(shadow(Interval.M15, Direction.LONG, 1)).isFalse();
    assertThat(shadow(Interval.M15, Direction.SHORT, 1)).isTrue();
    assertThat(shadow(Interval.H1, Direction.LONG, 1)).isTrue();
    assertThat(book.active()).isZero();
    book.follow(candle(2, "98", "98", "98", "98"));
    assertThat(shadow(Interval.M15, Direction.LONG, 3)).isTrue();
  }

  @Test
  void the_history_holds_the_last_20_results_of_signals_and_shadows() {
    for (int i = 0; i < 30; i++) {
      shadow(Interval.M15, Direction.LONG, 2 * i);
      boolean wins = i < 12;
      book.follow(candle(2 * i, "100", wins ? "107" : "100", wins ? "100" : "98", "100"));
    }
    CandidateHistory history = book.history(Interval.M15, Direction.LONG);
    assertThat(history.size()).isEqualTo(20);
    // Two of the last 20 won 5.3633 R, 18 lost one: -7.2734 / 20 rounded down.
    assertThat(history.expectancy()).isEqualByComparingTo("-0.3637");
    assertThat(book.history(Interval.M15, Direction.SHORT).size()).isZero();
  }

  @Test
  void a_restored_book_goes_on_as_if_it_was_not() throws IOException {
    open(Direction.LONG);
    shadow(Interval.M15, Direction.SHORT, 0);
    book.follow(candle(0, "100", "100.9", "99.5", "100.5"));
    SignalBook restored = new SignalBook(BTCUSDT, SignalOptions.DEFAULT);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    book.write(new DataOutputStream(bytes));
    restored.read(
        book.version(), new DataInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    Candle next = candle(1, "100", "107", "93", "100");
    List<Outcome> expected = book.follow(next);
    assertThat(expected).hasSize(2);
    assertThat(restored.follow(next)).isEqualTo(expected);
    assertThat(restored.lastSignal(Direction.LONG)).hasValue(OPENED);
    assertThat(restored.history(Interval.M15, Direction.LONG).expectancy())
        .isEqualByComparingTo("-1");
  }

  private void open(Direction direction) {
    book.openSignal(Interval.M15, OPENED, levels(direction), new BigDecimal("0.8"));
  }

  private boolean shadow(Interval interval, Direction direction, int minute) {
    return book.openShadow(
            interval, OPENED + minute * MINUTE, levels(direction), new BigDecimal("0.8"))
        .isPresent();
  }

  private static TradeLevels levels(Direction direction) {
    boolean up = direction == Direction.LONG;
    return new TradeLevels(
        direction,
        new BigDecimal("100"),
        new BigDecimal(up ? "99" : "101"),
        new BigDecimal(up ? "106" : "94"),
        new BigDecimal("0.0005"));
  }

  private static Candle candle(int minute, String open, String high, String low, String close) {
    return new Candle(
        BTCUSDT,
        Interval.M1,
        OPENED + minute * MINUTE,
        new BigDecimal(open),
        new BigDecimal(high),
        new BigDecimal(low),
        new BigDecimal(close),
        BigDecimal.ONE,
        null,
        null,
        null,
        null,
        null,
        null,
        Quality.COMPLETE,
        0,
        Origin.WEBSOCKET);
  }
}
