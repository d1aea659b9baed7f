package io.ennead.pipeline.candles;

import static io.ennead.pipeline.candles.Samples.BTC;
import static io.ennead.pipeline.candles.Samples.MINUTE;
import static io.ennead.pipeline.candles.Samples.NOON;
import static io.ennead.pipeline.candles.Samples.minute;
import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.analytics.candles.MinuteFold;
import io.ennead.pipeline.Stage;
import io.ennead.pipeline.Types;
import io.ennead.records.Candle;
import io.ennead.records.Decimals;
import io.ennead.records.Instrument;
import io.ennead.records.Quality;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StampMinuteTest {

  private KeyedOneInputStreamOperatorTestHarness<Instrument, MinuteFold, Candle> minutes;

  @BeforeEach
  void open() throws Exception {
    minutes = opened(null);
  }

  @AfterEach
  void close() throws Exception {
    minutes.close();
  }

  private static KeyedOneInputStreamOperatorTestHarness<Instrument, MinuteFold, Candle> opened(
      OperatorSubtaskState state) throws Exception {
    return Samples.harness(Stage.CANDLES_1M, MinuteFold::instrument, Types.MINUTE_FOLD, state);
  }

  @Test
  void a_covered_minute_becomes_a_candle_of_which_only_the_last_close_is_kept() throws Exception {
    take(minute(0, true, 10, 30, 20));
    assertThat(minutes.numEventTimeTimers()).isPositive();
    close(0);

    Candle candle = candles().get(0);
    assertThat(candles()).hasSize(1);
    assertThat(candle.openTime()).isEqualTo(NOON);
    assertThat(candle.high()).isEqualTo(Decimals.decimal(30));
    assertThat(candle.close()).isEqualTo(Decimals.decimal(20));
    assertThat(candle.quality()).isEqualTo(Quality.COMPLETE);
    assertThat(minutes.numKeyedStateEntries()).isEqualTo(1);
    assertThat(minutes.numEventTimeTimers()).isZero();
  }

  @Test
  void the_parts_of_a_minute_are_one_candle() throws Exception {
    take(minute(0, false, 10, 30), minute(0, true));
    close(0);

    assertThat(candles()).singleElement().extracting(Candle::tradeCount).isEqualTo(2L);
  }

  @Test
  void a_minute_without_a_trade_is_quiet_at_the_close_before() throws Exception {
    take(minute(0, true, 10, 20), minute(1, true), minute(2, true));
    close(2);

    assertThat(candles())
        .extracting(Candle::quality)
        .containsExactly(Quality.COMPLETE, Quality.QUIET, Quality.QUIET);
    assertThat(candles().get(2).open()).isEqualTo(Decimals.decimal(20));
    assertThat(candles().get(2).volume()).isZero();
  }

  @Test
  void a_minute_that_no_clock_covers_makes_no_candle_but_its_close_is_known() throws Exception {
    take(minute(0, false, 10, 20), minute(1, true), minute(2, false, 40));
    close(2);

    assertThat(candles())
        .singleElement()
        .satisfies(
            quiet -> {
              assertThat(quiet.openTime()).isEqualTo(NOON + MINUTE);
              assertThat(quiet.close()).isEqualTo(Decimals.decimal(20));
            });
    assertThat(minutes.numEventTimeTimers()).isZero();
  }

  @Test
  void before_the_first_trade_there_is_neither_a_candle_nor_state() throws Exception {
    take(minute(0, true));
    close(0);

    assertThat(candles()).isEmpty();
    assertThat(minutes.numKeyedStateEntries()).isZero();
    assertThat(minutes.numEventTimeTimers()).isZero();
  }

  @Test
  void a_minute_that_a_gap_touches_is_a_gap_with_or_without_trades() throws Exception {
    MinuteFold some = minute(0, true, 10);
    some.touchGap();
    MinuteFold none = minute(1, true);
    none.touchGap();
    take(some, none);
    close(1);

    assertThat(candles()).extracting(Candle::quality).containsExactly(Quality.GAP, Quality.GAP);
    assertThat(candles().get(0).volume()).isPositive();
    assertThat(candles().get(1).volume()).isZero();
    assertThat(candles().get(1).close()).isEqualTo(Decimals.decimal(10));
  }

  @Test
  void instruments_do_not_know_of_each_other() throws Exception {
    MinuteFold other = new MinuteFold(Instrument.binance("ETHUSDT"), NOON + MINUTE);
    other.cover();
    take(minute(0, true, 10), minute(1, true), other);
    close(1);

    assertThat(candles()).extracting(Candle::instrument).containsOnly(BTC);
  }

  @Test
  void a_restored_operator_goes_on_within_the_minute_and_with_the_last_close() throws Exception {
    take(minute(0, true, 10), minute(1, false, 20));
    close(0);
    OperatorSubtaskState state = minutes.snapshot(1, 0);
    minutes.close();

    minutes = opened(state);
    take(minute(1, true), minute(2, true));
    close(2);

    assertThat(candles())
        .extracting(Candle::quality)
        .containsExactly(Quality.COMPLETE, Quality.QUIET);
    assertThat(candles()).extracting(Candle::close).containsOnly(Decimals.decimal(20));
  }

  private void take(MinuteFold... folds) throws Exception {
    for (MinuteFold fold : folds) {
      minutes.processElement(fold, fold.openTime() + MINUTE - 1);
    }
  }

  private void close(int number) throws Exception {
    minutes.processWatermark(NOON + (number + 1) * MINUTE - 1);
  }

  private List<Candle> candles() {
    return List.copyOf(minutes.extractOutputValues());
  }
}
