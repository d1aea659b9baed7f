package io.ennead.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CandleTest {

  private static final Instrument BTC = Instrument.binance("BTCUSDT");

  @ParameterizedTest
  @CsvSource({
    "60000, 10, 12, 9, 11, 5, 0, ''",
    "60001, 10, 12, 9, 11, 5, 0, its open time is not aligned to 1m",
    "60000, 10, 12, 10.5, 11, 5, 0, 'open 10 and close 11 do not lie between low 10.5 and high 12'",
    "60000, 10, 10.5, 9, 11, 5, 0, 'open 10 and close 11 do not lie between low 9 and high 10.5'",
    "60000, 13, 12, 9, 11, 5, 0, 'open 13 and close 11 do not lie between low 9 and high 12'",
    "60000, 10, 12, 0, 11, 5, 0, its low 0 is not above zero",
    "60000, 10, 12, -1, 11, 5, 0, its low -1 is not above zero",
    "60000, 10, 12, 9, 11, -5, 0, 'volume -5, quote volume null, trades null, taker-buy volumes null and null: one is negative'",
    "60000, 10, 12, 9, 11, 5, -1, its revision -1 is negative"
  })
  void an_impossible_candle_is_refused_by_name_and_reason(
      long openTime,
      String open,
      String high,
      String low,
      String close,
      String volume,
      int revision,
      String why) {
    if (why.isEmpty()) {
      assertThatCode(() -> candle(openTime, open, high, low, close, volume, revision))
          .doesNotThrowAnyException();
    } else {
      assertThatThrownBy(() -> candle(openTime, open, high, low, close, volume, revision))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("candle binance:BTCUSDT 1m %d is refused: %s".formatted(openTime, why));
    }
  }

  @Test
  void candles_of_equal_numbers_are_equal_however_the_numbers_were_written() {
    Candle one = candle(60_000, "10.0", "12.00", "9", "11", "100", 0);
    Candle other = candle(60_000, "10", "12", "9.000", "11.0", "1E2", 0);

    assertThat(one).isEqualTo(other).hasSameHashCodeAs(other);
  }

  @Test
  void an_empty_candle_stands_at_one_price_without_volume_or_trades() {
    Candle quiet =
        Candle.empty(
            BTC, Interval.M5, 0, new BigDecimal("7.50"), Quality.QUIET, 0, Origin.HISTORICAL);

    assertThat(quiet.open())
        .isEqualTo(quiet.high())
        .isEqualTo(quiet.low())
        .isEqualTo(quiet.close())
        .isEqualTo(new BigDecimal("7.5"));
    assertThat(quiet.volume()).isZero();
    assertThat(quiet.tradeCount()).isZero();
    assertThat(quiet.firstTradeId()).isNull();
    assertThat(quiet.closeTime()).isEqualTo(300_000);
  }

  private static Candle candle(
      long openTime,
      String open,
      String high,
      String low,
      String close,
      String volume,
      int revision) {
    return new Candle(
        BTC,
        Interval.M1,
        openTime,
        new BigDecimal(open),
        new BigDecimal(high),
        new BigDecimal(low),
        new BigDecimal(close),
        new BigDecimal(volume),
        null,
        null,
        null,
        null,
        null,
        null,
        Quality.COMPLETE,
        revision,
        Origin.HISTORICAL);
  }
}
