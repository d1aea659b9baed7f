package io.ennead.simulator.market;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class MarketModelTest {
  private static final long MINUTE = 60_000_000L;
  private static final long START = Instant.parse("2025-08-01T00:00:00Z").getEpochSecond() / 60;
  private static final List<MarketSymbol> SYMBOLS = MarketSymbol.defaults();

  @Test
  void ids_of_trades_and_fills_are_contiguous_over_two_days_of_every_symbol() {
    MarketModel market = new MarketModel(1, SYMBOLS);
    for (MarketSymbol symbol : SYMBOLS) {
      assertContiguous(market, symbol, START - 720, START + 2160);
    }
  }

  @Property(tries = 40)
  void ids_are_contiguous_anywhere_under_any_seed(
      @ForAll long seed, @ForAll @LongRange(min = 0, max = 6_000_000) long minutesAfterListing) {
    MarketModel market = new MarketModel(seed, SYMBOLS);
    long start = market.firstMinute() + minutesAfterListing;
    assertContiguous(market, SYMBOLS.get(4), start, start + 200);
  }

  @Test
  void the_same_trades_come_whatever_is_asked_first() {
    Map<Long, List<AggregateTrade>> inOrder = minutes(new MarketModel(7, SYMBOLS), order(false));
    Map<Long, List<AggregateTrade>> shuffled = minutes(new MarketModel(7, SYMBOLS), order(true));
    assertThat(shuffled).isEqualTo(inOrder);
  }

  @Test
  void another_seed_is_another_market() {
    assertThat(new MarketModel(1, SYMBOLS).minute("BTCUSDT", START))
        .isNotEqualTo(new MarketModel(2, SYMBOLS).minute("BTCUSDT", START));
  }

  @Property(tries = 200)
  void an_id_leads_to_the_minute_that_holds_it(
      @ForAll @LongRange(min = 0, max = 20_000_000) long id) {
    MarketModel market = new MarketModel(3, SYMBOLS);
    assertThat(market.minute("ADAUSDT", market.minuteOfId("ADAUSDT", id)))
        .anyMatch(t -> t.id() == id);
    assertThat(market.minute("ADAUSDT", market.minuteOfFill("ADAUSDT", id)))
        .anyMatch(t -> t.firstTradeId() <= id && id <= t.lastTradeId());
  }

  @Test
  void prices_quantities_and_times_keep_to_the_symbol_and_the_minute() {
    MarketModel market = new MarketModel(5, SYMBOLS);
    for (MarketSymbol symbol : SYMBOLS) {
      for (long minute = START; minute < START + 600; minute++) {
        for (AggregateTrade t : market.minute(symbol.name(), minute)) {
          assertThat(t.price() % symbol.tickSize()).isZero();
          assertThat(t.quantity() % symbol.stepSize()).isZero();
          assertThat(Math.floorDiv(t.timeMicros(), MINUTE)).isEqualTo(minute);
          List<Fill> fills = market.fills(symbol.name(), t);
          assertThat(fills).hasSize((int) t.fills());
          assertThat(fills.stream().mapToLong(Fill::quantity).sum()).isEqualTo(t.quantity());
          assertThat(fills).allMatch(f -> f.quantity() > 0);
        }
      }
    }
  }

  @Test
  void slow_symbols_have_quiet_minutes_and_fast_ones_have_bursts() {
    MarketModel market = new MarketModel(11, SYMBOLS);
    long quiet = 0;
    long busiest = 0;
    for (long minute = START; minute < START + 2880; minute++) {
      quiet += market.minute("ADAUSDT", minute).isEmpty() ? 1 : 0;
      busiest = Math.max(busiest, market.minute("BTCUSDT", minute).size());
    }
    assertThat(quiet).isBetween(100L, 1500L);
    assertThat(busiest).isGreaterThan(5 * 120);
  }

  @Test
  void a_halt_has_no_trade_and_the_ids_go_on_where_they_stopped() {
    Halt halt =
        new Halt(
            Instant.parse("2025-08-01T03:00:00Z"), Instant.parse("2025-08-01T07:00:00Z"), Set.of());
    MarketModel market = new MarketModel(1, SYMBOLS, List.of(halt));
    for (long minute = START + 180; minute < START + 420; minute++) {
      assertThat(market.minute("BTCUSDT", minute)).isEmpty();
    }
    assertThat(market.minute("BTCUSDT", START + 420)).isNotEmpty();
    assertContiguous(market, SYMBOLS.get(0), START, START + 1440);
  }

  @Test
  void a_halt_of_one_symbol_leaves_the_others_alone() {
    Halt halt =
        new Halt(
            Instant.parse("2025-08-01T03:00:00Z"),
            Instant.parse("2025-08-01T04:00:00Z"),
            Set.of("ETHUSDT"));
    MarketModel halted = new MarketModel(1, SYMBOLS, List.of(halt));
    assertThat(halted.minute("ETHUSDT", START + 200)).isEmpty();
    assertThat(halted.minute("BTCUSDT", START + 200))
        .isEqualTo(new MarketModel(1, SYMBOLS).minute("BTCUSDT", START + 200))
        .isNotEmpty();
  }

  @Test
  void what_makes_no_market_is_refused_with_its_name() {
    assertThatThrownBy(() -> new MarketModel(1, SYMBOLS).minute("XRPUSDT", START))
        .hasMessageContaining("XRPUSDT")
        .hasMessageContaining("BTCUSDT");
    assertThatThrownBy(() -> new MarketModel(1, List.of(SYMBOLS.get(0), SYMBOLS.get(0))))
        .hasMessageContaining("listed twice");
    Instant noon = Instant.parse("2025-08-01T12:00:00Z");
    assertThatThrownBy(() -> new Halt(noon, noon, Set.of())).hasMessageContaining("must end");
    assertThatThrownBy(() -> new Halt(noon, noon.plusSeconds(90), Set.of()))
        .hasMessageContaining("whole minutes");
  }

  private static void assertContiguous(
      MarketModel market, MarketSymbol symbol, long fromMinute, long toMinute) {
    long id = market.firstIdFrom(symbol.name(), fromMinute);
    long fill = -1;
    long time = fromMinute * MINUTE;
    for (long minute = fromMinute; minute < toMinute; minute++) {
      assertThat(market.firstIdFrom(symbol.name(), minute)).isEqualTo(id);
      for (AggregateTrade t : market.minute(symbol.name(), minute)) {
        assertThat(t.id()).isEqualTo(id++);
        assertThat(t.firstTradeId()).isEqualTo(fill < 0 ? t.firstTradeId() : fill);
        assertThat(t.timeMicros()).isGreaterThanOrEqualTo(time);
        fill = t.lastTradeId() + 1;
        time = t.timeMicros();
      }
    }
  }

  private static List<Long> order(boolean shuffled) {
    List<Long> minutes = new ArrayList<>();
    for (long i = 0; i < 400; i++) {
      minutes.add(START + i * 37);
    }
    if (shuffled) {
      Collections.shuffle(minutes, new Random(1));
    }
    return minutes;
  }

  private static Map<Long, List<AggregateTrade>> minutes(MarketModel market, List<Long> order) {
    Map<Long, List<AggregateTrade>> minutes = new HashMap<>();
    order.forEach(m -> minutes.put(m, market.minute("SOLUSDT", m)));
    return minutes;
  }
}
