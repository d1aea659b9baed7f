package io.ennead.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class RecordChecksTest {

  private static final Instrument BTC = Instrument.binance("btcusdt");

  @Test
  void a_price_or_quantity_that_is_not_above_zero_is_refused_with_the_trade_named() {
    assertThatThrownBy(() -> new Trade(BTC, 7, 7, 7, 0, 1, 0, true))
        .hasMessage("price 0 of trade 7 is not above zero");
    assertThatThrownBy(() -> new Trade(BTC, 7, 7, 7, 1, -150_000_000, 0, true))
        .hasMessage("quantity -1.5 of trade 7 is not above zero");
    assertThatThrownBy(() -> new Trade(BTC, 7, 7, 6, 1, 1, 0, true))
        .hasMessage("trade 7 ends with trade id 6 before its first, 7");
  }

  @Test
  void an_aggregate_counts_the_trades_it_stands_for() {
    assertThat(new Trade(BTC, 7, 10, 14, 1, 1, -1, true).count()).isEqualTo(5);
    assertThat(new Trade(BTC, 7, 10, 14, 1, 1, -1, true).timeMillis()).isEqualTo(-1);
    assertThat(new Trade(BTC, 7, 10, 14, 1, 1, 1_999, true).timeMillis()).isEqualTo(1);
  }

  @Test
  void a_clock_covers_whole_minutes_and_at_least_one() {
    assertThat(new Clock(BTC, 60_000, 120_000).until()).isEqualTo(120_000);
    assertThatThrownBy(() -> new Clock(BTC, 60_000, 60_000))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Clock(BTC, 60_001, 120_000))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Clock(BTC, 60_000, 119_999))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void a_gap_may_turn_out_to_be_empty_but_does_not_end_before_it_begins() {
    assertThat(new Gap(BTC, 5, 7, 10, 10).size()).isEqualTo(3);
    assertThat(new Gap(BTC, 5, 4, 10, 10).size()).isZero();
    assertThatThrownBy(() -> new Gap(BTC, 5, 3, 10, 10))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Gap(BTC, 5, 5, 10, 9))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_outage_closes_whole_minutes_and_none_before_it_began() {
    assertThat(new OutageMinutes(BTC, 5, 60_500, 60_000, 120_000).areFirst()).isTrue();
    assertThat(new OutageMinutes(BTC, 5, 60_500, 120_000, 180_000).areFirst()).isFalse();
    assertThatThrownBy(() -> new OutageMinutes(BTC, 5, 60_500, 60_000, 60_000))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new OutageMinutes(BTC, 5, 60_500, 60_000, 120_001))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new OutageMinutes(BTC, 5, 120_000, 60_000, 180_000))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void an_instrument_has_a_lower_case_exchange_and_a_symbol() {
    assertThat(BTC).hasToString("binance:BTCUSDT");
    assertThatThrownBy(() -> new Instrument("Binance", "BTCUSDT"))
        .hasMessageContaining("'Binance'");
    assertThatThrownBy(() -> new Instrument("binance", " "))
        .hasMessageContaining("symbol is blank");
  }

  @Test
  void the_hash_of_an_instrument_is_fixed_because_savepoints_hang_on_it() {
    assertThat(BTC.hashCode()).isEqualTo(31 * "binance".hashCode() + "BTCUSDT".hashCode());
  }
}
