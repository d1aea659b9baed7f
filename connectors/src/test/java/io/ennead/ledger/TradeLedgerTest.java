package io.ennead.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ennead.ledger.TradeLedger.Position;
import io.ennead.records.Clock;
import io.ennead.records.Gap;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.LateTrade;
import io.ennead.records.MarketEvent;
import io.ennead.records.OutageEnded;
import io.ennead.records.OutageMinutes;
import io.ennead.records.Trade;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class TradeLedgerTest {

  private static final Instrument BTC = Instrument.binance("BTCUSDT");
  private static final long MINUTE = Interval.M1.millis();
  private static final long NOON = 1_754_049_600_000L;

  /** Trades in the order of their ids whose times step back by the tolerance at most. */
  record Tape(long tolerance, List<Trade> trades) {}

  @Provide
  Arbitrary<Tape> tapes() {
    return Arbitraries.of(0L, 1L, 1_000L, 90_000L)
        .flatMap(
            tolerance ->
                Combinators.combine(
                        Arbitraries.longs().between(0, 2 * MINUTE),
                        steps().list().ofMinSize(1).ofMaxSize(60),
                        Arbitraries.longs().between(0, tolerance).list().ofSize(60))
                    .as((start, steps, back) -> tape(tolerance, NOON + start, steps, back)));
  }

  private static Arbitrary<Long> steps() {
    return Arbitraries.oneOf(
        Arbitraries.longs().between(0, 5_000),
        Arbitraries.longs().between(0, 3 * MINUTE),
        Arbitraries.of(0L, MINUTE, MINUTE - 1));
  }

  private static Tape tape(long tolerance, long start, List<Long> steps, List<Long> back) {
    List<Trade> trades = new ArrayList<>();
    long highest = start;
    for (int i = 0; i < steps.size(); i++) {
      highest += steps.get(i);
      long time = i == 0 ? highest : highest - back.get(i);
      trades.add(trade(100 + i, time));
    }
    return new Tape(tolerance, trades);
  }

  @Property
  void every_trade_within_the_tolerance_leaves_once_and_in_order(@ForAll("tapes") Tape tape) {
    assertThat(trades(emit(tape.tolerance(), tape.trades()))).isEqualTo(tape.trades());
  }

  @Test
  void a_ledger_that_begins_behind_an_id_covers_the_first_whole_minute_from_there() {
    TradeLedger ledger = new TradeLedger(BTC, 0, Position.START);
    List<MarketEvent> out = new ArrayList<>();
    ledger.beginAfter(99, 500, NOON + 1);
    ledger.beginAfter(7, 7, NOON);

    assertThat(ledger.judge(100)).isEqualTo(TradeLedger.Verdict.NEXT);
    assertThat(ledger.judge(101)).isEqualTo(TradeLedger.Verdict.JUMP);
    assertThat(ledger.lastTradeId()).isEqualTo(500);
    ledger.proveUntil(NOON + 2 * MINUTE, out::add);
    assertThat(out).containsExactly(new Clock(BTC, NOON + MINUTE, NOON + 2 * MINUTE));
  }

  @Test
  void a_ledger_that_goes_on_past_minutes_covers_those_behind_them_and_no_other() {
    TradeLedger ledger = new TradeLedger(BTC, 0, Position.START);
    List<MarketEvent> out = new ArrayList<>();
    ledger.resumeAfter(99, 500, NOON);
    ledger.accept(trade(100, NOON + MINUTE + 1), out::add);
    ledger.resumeAfter(900, 4_000, NOON + 60 * MINUTE);
    Trade late = trade(901, NOON + 60 * MINUTE - 1);
    ledger.accept(late, out::add);
    ledger.accept(trade(902, NOON + 61 * MINUTE), out::add);

    assertThat(out)
        .containsExactly(
            new Clock(BTC, NOON, NOON + MINUTE),
            trade(100, NOON + MINUTE + 1),
            new LateTrade(late, NOON + 60 * MINUTE),
            new Clock(BTC, NOON + 60 * MINUTE, NOON + 61 * MINUTE),
            trade(902, NOON + 61 * MINUTE));
  }

  @Test
  void a_ledger_never_goes_back() {
    TradeLedger ledger = new TradeLedger(BTC, 0, Position.START);
    ledger.resumeAfter(99, 500, NOON);

    assertThatThrownBy(() -> ledger.resumeAfter(98, 500, NOON + MINUTE))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> ledger.resumeAfter(99, 500, NOON - MINUTE))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> ledger.resumeAfter(99, 500, NOON + 1))
        .isInstanceOf(IllegalStateException.class);
  }

  @Property
  void clocks_follow_each_other_without_a_hole(@ForAll("tapes") Tape tape) {
    List<Clock> clocks = only(Clock.class, emit(tape.tolerance(), tape.trades()));

    for (int i = 1; i < clocks.size(); i++) {
      assertThat(clocks.get(i).from()).isEqualTo(clocks.get(i - 1).until());
    }
  }

  @Property
  void no_trade_comes_after_the_clock_that_covers_its_minute(@ForAll("tapes") Tape tape) {
    long proven = Long.MIN_VALUE;
    for (MarketEvent event : emit(tape.tolerance(), tape.trades())) {
      if (event instanceof Clock clock) {
        proven = clock.until();
      } else if (event instanceof Trade trade) {
        assertThat(trade.timeMillis()).isGreaterThanOrEqualTo(proven);
      }
    }
  }

  @Property
  void what_the_clocks_cover_is_what_lies_the_tolerance_behind_the_highest_time(
      @ForAll("tapes") Tape tape) {
    List<Clock> clocks = only(Clock.class, emit(tape.tolerance(), tape.trades()));

    long first = tape.trades().get(0).timeMillis();
    long highest = tape.trades().stream().mapToLong(Trade::timeMillis).max().orElseThrow();
    long from = Interval.M1.end(Interval.M1.floor(first + tape.tolerance()));
    long until = Interval.M1.floor(highest - tape.tolerance());
    if (until <= from) {
      assertThat(clocks).isEmpty();
    } else {
      assertThat(clocks.get(0).from()).isEqualTo(from);
      assertThat(clocks.get(clocks.size() - 1).until()).isEqualTo(until);
    }
  }

  @Property
  void what_is_offered_again_changes_nothing(@ForAll("tapes") Tape tape, @ForAll Random random) {
    List<Trade> offered = new ArrayList<>();
    for (int i = 0; i < tape.trades().size(); i++) {
      offered.add(tape.trades().get(i));
      int back = random.nextInt(i + 2);
      offered.addAll(tape.trades().subList(Math.max(0, i + 1 - back), i + 1));
    }

    assertThat(emit(tape.tolerance(), offered)).isEqualTo(emit(tape.tolerance(), tape.trades()));
  }

  @Property
  void a_restore_at_any_point_gives_the_same_events(@ForAll("tapes") Tape tape, @ForAll long seed) {
    List<Trade> trades = holed(tape.trades(), new Random(seed));
    List<MarketEvent> out = new ArrayList<>();
    Position position = Position.START;
    for (Trade trade : trades) {
      TradeLedger restored = new TradeLedger(BTC, tape.tolerance(), position);
      offer(restored, trade, out);
      position = restored.position();
    }

    assertThat(out).isEqualTo(emit(tape.tolerance(), trades));
  }

  @Property
  void every_hole_in_the_ids_is_one_gap_that_spans_the_times_of_what_is_missing(
      @ForAll("tapes") Tape tape, @ForAll long seed) {
    List<Trade> kept = holed(tape.trades(), new Random(seed));
    List<MarketEvent> events = emit(tape.tolerance(), kept);

    List<Trade> missing = new ArrayList<>(tape.trades());
    missing.removeAll(kept);
    missing.removeIf(trade -> trade.id() > kept.get(kept.size() - 1).id());
    List<Gap> gaps = only(Gap.class, events);
    assertThat(gaps.stream().flatMapToLong(gap -> LongStream.rangeClosed(gap.fromId(), gap.toId())))
        .containsExactlyElementsOf(missing.stream().map(Trade::id).toList());
    for (Trade trade : missing) {
      assertThat(gaps)
          .anySatisfy(
              gap -> {
                assertThat(trade.id()).isBetween(gap.fromId(), gap.toId());
                assertThat(trade.timeMillis()).isBetween(gap.from(), gap.until());
              });
    }
    assertThat(trades(events)).isEqualTo(kept);
  }

  @Property
  void a_gap_touches_no_minute_that_was_proven_complete(
      @ForAll("tapes") Tape tape, @ForAll long seed) {
    long proven = Long.MIN_VALUE;
    for (MarketEvent event : emit(tape.tolerance(), holed(tape.trades(), new Random(seed)))) {
      if (event instanceof Clock clock) {
        proven = clock.until();
      } else if (event instanceof Gap gap) {
        assertThat(gap.from()).isGreaterThanOrEqualTo(proven);
      }
    }
  }

  @Property
  void lateness_depends_on_the_order_of_the_ids_alone(
      @ForAll("anyOrder") List<Trade> trades, @ForAll("tolerances") long tolerance) {
    List<MarketEvent> events = emit(tolerance, trades);

    long first = Interval.M1.end(Interval.M1.floor(trades.get(0).timeMillis() + tolerance));
    long highest = Long.MIN_VALUE;
    List<Trade> late = new ArrayList<>();
    for (Trade trade : trades) {
      long proven = highest == Long.MIN_VALUE ? highest : Interval.M1.floor(highest - tolerance);
      if (proven > first && Interval.M1.end(Interval.M1.floor(trade.timeMillis())) <= proven) {
        late.add(trade);
      }
      highest = Math.max(highest, trade.timeMillis());
    }
    assertThat(only(LateTrade.class, events)).extracting(LateTrade::trade).isEqualTo(late);
    List<Trade> inTime = new ArrayList<>(trades);
    inTime.removeAll(late);
    assertThat(trades(events)).isEqualTo(inTime);
  }

  @Provide
  Arbitrary<List<Trade>> anyOrder() {
    return Arbitraries.longs()
        .between(0, 10 * MINUTE)
        .list()
        .ofMinSize(1)
        .ofMaxSize(60)
        .map(
            times -> {
              List<Trade> trades = new ArrayList<>();
              times.forEach(time -> trades.add(trade(trades.size(), NOON + time)));
              return trades;
            });
  }

  @Provide
  Arbitrary<Long> tolerances() {
    return Arbitraries.of(0L, 1_000L, 120_000L);
  }

  @Test
  void the_minute_in_which_the_input_begins_is_not_covered() {
    List<MarketEvent> events = emit(0, List.of(trade(1, NOON), trade(2, NOON + 2 * MINUTE)));

    assertThat(events)
        .containsExactly(
            trade(1, NOON),
            new Clock(BTC, NOON + MINUTE, NOON + 2 * MINUTE),
            trade(2, NOON + 2 * MINUTE));
  }

  @Test
  void a_declared_start_covers_the_first_trades_minute() {
    TradeLedger ledger = new TradeLedger(BTC, 0, Position.START);
    List<MarketEvent> out = new ArrayList<>();
    ledger.coverFrom(NOON);
    ledger.accept(trade(1, NOON + 5), out::add);
    ledger.accept(trade(2, NOON + MINUTE), out::add);

    assertThat(only(Clock.class, out)).containsExactly(new Clock(BTC, NOON, NOON + MINUTE));
  }

  @Test
  void a_start_declared_in_the_middle_of_a_minute_covers_from_the_next_one() {
    TradeLedger ledger = new TradeLedger(BTC, 0, Position.START);
    List<MarketEvent> out = new ArrayList<>();
    ledger.coverFrom(NOON + 1);
    ledger.accept(trade(1, NOON + 5), out::add);
    ledger.accept(trade(2, NOON + 2 * MINUTE), out::add);

    assertThat(only(Clock.class, out))
        .containsExactly(new Clock(BTC, NOON + MINUTE, NOON + 2 * MINUTE));
  }

  @Test
  void a_start_declared_years_before_the_first_trade_makes_no_clocks_of_years() {
    TradeLedger ledger = new TradeLedger(BTC, 1_000, Position.START);
    List<MarketEvent> out = new ArrayList<>();
    ledger.coverFrom(0);
    ledger.accept(trade(1, NOON + 5_000), out::add);
    ledger.accept(trade(2, NOON - 2 * MINUTE), out::add);

    assertThat(out)
        .containsExactly(
            new Clock(BTC, NOON - MINUTE, NOON),
            trade(1, NOON + 5_000),
            new LateTrade(trade(2, NOON - 2 * MINUTE), NOON));
  }

  @Test
  void a_proof_of_silence_covers_minutes_without_a_trade() {
    TradeLedger ledger = new TradeLedger(BTC, 1_000, Position.START);
    List<MarketEvent> out = new ArrayList<>();
    ledger.accept(trade(1, NOON), out::add);
    ledger.proveUntil(NOON + 3 * MINUTE + 17, out::add);
    ledger.proveUntil(NOON + 2 * MINUTE, out::add);

    assertThat(only(Clock.class, out))
        .containsExactly(new Clock(BTC, NOON + MINUTE, NOON + 3 * MINUTE));
    assertThat(ledger.coveredUntil()).isEqualTo(NOON + 3 * MINUTE);
  }

  @Test
  void a_gap_behind_a_proof_of_silence_begins_where_the_proof_ends() {
    TradeLedger ledger = new TradeLedger(BTC, 1_000, Position.START);
    List<MarketEvent> out = new ArrayList<>();
    ledger.accept(trade(1, NOON), out::add);
    ledger.proveUntil(NOON + 3 * MINUTE, out::add);
    Gap gap = ledger.skipTo(trade(5, NOON + 4 * MINUTE), out::add);

    assertThat(gap).isEqualTo(new Gap(BTC, 2, 4, NOON + 3 * MINUTE, NOON + 4 * MINUTE + 1_000));
    assertThat(out).endsWith(gap);
  }

  @Test
  void nothing_is_proven_before_a_trade_or_a_declared_start() {
    TradeLedger ledger = new TradeLedger(BTC, 0, Position.START);
    List<MarketEvent> out = new ArrayList<>();
    ledger.proveUntil(NOON, out::add);
    ledger.finish(out::add);

    assertThat(out).isEmpty();
    assertThat(ledger.position()).isEqualTo(Position.START);
  }

  @Test
  void the_end_of_the_input_closes_the_minutes_before_its_last_trade() {
    TradeLedger ledger = new TradeLedger(BTC, 10_000, Position.START);
    List<MarketEvent> out = new ArrayList<>();
    ledger.coverFrom(NOON);
    ledger.accept(trade(1, NOON), out::add);
    ledger.accept(trade(2, NOON + 2 * MINUTE + 1), out::add);
    ledger.finish(out::add);

    assertThat(ledger.coveredUntil()).isEqualTo(NOON + 2 * MINUTE);
  }

  @Test
  void a_trade_that_is_not_the_next_one_is_never_accepted() {
    TradeLedger ledger = new TradeLedger(BTC, 0, Position.START);
    ledger.accept(trade(1, NOON), event -> {});

    assertThatThrownBy(() -> ledger.accept(trade(3, NOON), event -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("binance:BTCUSDT: trade 3 does not follow 1");
    assertThatThrownBy(() -> ledger.skipTo(trade(2, NOON), event -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("no id is missing between 1 and 2");
  }

  @Test
  void a_negative_tolerance_is_refused() {
    assertThatThrownBy(() -> new TradeLedger(BTC, -1, Position.START))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("-1 ms");
  }

  @Test
  void minutes_of_an_outage_close_without_a_proof_and_what_was_missing_follows() {
    TradeLedger ledger = new TradeLedger(BTC, 1_000, Position.START);
    List<MarketEvent> out = new ArrayList<>();
    ledger.coverFrom(NOON);
    ledger.accept(trade(7, NOON), event -> {});
    ledger.accept(trade(8, NOON + MINUTE + 30_000), event -> {});
    long since = ledger.earliestNext();
    long from = NOON + MINUTE;
    ledger.close(since, from + 2 * MINUTE, out::add);
    ledger.close(since, from + 3 * MINUTE, out::add);
    Gap gap = new Gap(BTC, 9, 12, since, from + 3 * MINUTE);
    ledger.endOutage(gap, 12, out::add);
    ledger.accept(trade(13, from + 3 * MINUTE + 5), out::add);

    assertThat(since).isEqualTo(NOON + MINUTE + 29_000);
    assertThat(out)
        .containsExactly(
            new OutageMinutes(BTC, 9, since, from, from + 2 * MINUTE),
            new Clock(BTC, from, from + 2 * MINUTE),
            new OutageMinutes(BTC, 9, since, from + 2 * MINUTE, from + 3 * MINUTE),
            new Clock(BTC, from + 2 * MINUTE, from + 3 * MINUTE),
            new OutageEnded(gap, from + 3 * MINUTE),
            trade(13, from + 3 * MINUTE + 5));
  }

  @Test
  void an_outage_needs_a_beginning_and_its_gap_must_follow_the_last_trade() {
    TradeLedger ledger = new TradeLedger(BTC, 1_000, Position.START);
    assertThatThrownBy(() -> ledger.close(NOON, NOON + MINUTE, event -> {}))
        .isInstanceOf(IllegalStateException.class);
    ledger.coverFrom(NOON);
    ledger.accept(trade(7, NOON), event -> {});
    assertThatThrownBy(() -> ledger.endOutage(new Gap(BTC, 9, 9, NOON, NOON), 9, event -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("a gap from 9 on does not follow 7");
  }

  private static Trade trade(long id, long millis) {
    return new Trade(BTC, id, id, id, 100, 1, millis * 1_000, false);
  }

  /** The same trades with some runs of them missing, but never the first. */
  private static List<Trade> holed(List<Trade> trades, Random random) {
    List<Trade> kept = new ArrayList<>(trades.subList(0, 1));
    boolean keeps = true;
    for (Trade trade : trades.subList(1, trades.size())) {
      keeps = random.nextInt(4) == 0 ? !keeps : keeps;
      if (keeps) {
        kept.add(trade);
      }
    }
    return kept;
  }

  private static List<MarketEvent> emit(long tolerance, List<Trade> trades) {
    TradeLedger ledger = new TradeLedger(BTC, tolerance, Position.START);
    List<MarketEvent> out = new ArrayList<>();
    trades.forEach(trade -> offer(ledger, trade, out));
    return out;
  }

  /** What a source does with each trade that it reads. */
  private static void offer(TradeLedger ledger, Trade trade, List<MarketEvent> out) {
    switch (ledger.judge(trade.id())) {
      case DUPLICATE -> {}
      case JUMP -> {
        ledger.skipTo(trade, out::add);
        ledger.accept(trade, out::add);
      }
      case NEXT -> ledger.accept(trade, out::add);
    }
  }

  private static List<Trade> trades(List<MarketEvent> events) {
    return only(Trade.class, events);
  }

  private static <T> List<T> only(Class<T> kind, List<MarketEvent> events) {
    return events.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
