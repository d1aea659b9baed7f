package io.ennead.pipeline.candles;

import static io.ennead.pipeline.candles.Samples.MINUTE;
import static io.ennead.pipeline.candles.Samples.NOON;
import static io.ennead.pipeline.candles.Samples.candle;
import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.pipeline.Stage;
import io.ennead.pipeline.Types;
import io.ennead.records.Candle;
import io.ennead.records.Decimals;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Quality;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StampParentTest {

  private KeyedOneInputStreamOperatorTestHarness<Instrument, Candle, Candle> fives;

  @BeforeEach
  void open() throws Exception {
    fives = opened(null);
  }

  @AfterEach
  void close() throws Exception {
    fives.close();
  }

  private static KeyedOneInputStreamOperatorTestHarness<Instrument, Candle, Candle> opened(
      OperatorSubtaskState state) throws Exception {
    return Samples.harness(Stage.CANDLES_5M, Candle::instrument, Types.CANDLE, state);
  }

  @Test
  void five_minutes_become_a_parent_of_which_only_that_the_instrument_has_begun_is_kept()
      throws Exception {
    takeComplete(0, 5);
    assertThat(fives.numEventTimeTimers()).isPositive();
    watermark(5);

    assertThat(parents())
        .singleElement()
        .satisfies(
            parent -> {
              assertThat(parent.interval()).isEqualTo(Interval.M5);
              assertThat(parent.openTime()).isEqualTo(NOON);
              assertThat(parent.open()).isEqualTo(Decimals.decimal(100));
              assertThat(parent.close()).isEqualTo(Decimals.decimal(104));
              assertThat(parent.quality()).isEqualTo(Quality.COMPLETE);
            });
    assertThat(fives.numKeyedStateEntries()).isEqualTo(1);
    assertThat(fives.numEventTimeTimers()).isZero();
  }

  @Test
  void the_parent_in_which_the_input_begins_is_left_out() throws Exception {
    takeComplete(2, 10);
    watermark(10);

    assertThat(parents()).extracting(Candle::openTime).containsExactly(NOON + 5 * MINUTE);
  }

  @Test
  void the_parent_in_which_the_input_ends_is_left_out() throws Exception {
    takeComplete(0, 9);
    fives.processWatermark(Long.MAX_VALUE);

    assertThat(parents()).extracting(Candle::openTime).containsExactly(NOON);
    assertThat(fives.numEventTimeTimers()).isZero();
  }

  @Test
  void a_child_that_is_a_gap_makes_the_parent_a_gap() throws Exception {
    takeComplete(0, 3);
    take(candle(3, 0, 103, Quality.GAP), candle(4, 0, 104, Quality.COMPLETE));
    watermark(5);

    assertThat(parents()).extracting(Candle::quality).containsExactly(Quality.GAP);
  }

  @Test
  void a_child_that_comes_again_replaces_itself() throws Exception {
    take(candle(4, 1, 204, Quality.REPAIRED));
    takeComplete(0, 5);
    take(candle(4, 1, 204, Quality.REPAIRED));
    watermark(5);

    assertThat(parents())
        .singleElement()
        .satisfies(
            parent -> {
              assertThat(parent.close()).isEqualTo(Decimals.decimal(204));
              assertThat(parent.quality()).isEqualTo(Quality.REPAIRED);
              assertThat(parent.revision()).isEqualTo(1);
            });
  }

  @Test
  void a_restored_operator_has_the_children_and_knows_that_the_instrument_has_begun()
      throws Exception {
    takeComplete(0, 7);
    watermark(7);
    OperatorSubtaskState state = fives.snapshot(1, 0);
    fives.close();

    fives = opened(state);
    takeComplete(7, 10);
    // The first child of the third parent is missing in the middle: a gap, not a beginning.
    takeComplete(11, 15);
    watermark(15);

    assertThat(parents())
        .extracting(Candle::openTime)
        .containsExactly(NOON + 5 * MINUTE, NOON + 10 * MINUTE);
    assertThat(parents())
        .extracting(Candle::quality)
        .containsExactly(Quality.COMPLETE, Quality.GAP);
  }

  private void takeComplete(int from, int to) throws Exception {
    for (int i = from; i < to; i++) {
      take(candle(i, 0, 100 + i, Quality.COMPLETE));
    }
  }

  private void take(Candle... candles) throws Exception {
    for (Candle candle : candles) {
      fives.processElement(candle, candle.closeTime() - 1);
    }
  }

  private void watermark(int minutes) throws Exception {
    fives.processWatermark(NOON + minutes * MINUTE - 1);
  }

  private List<Candle> parents() {
    return List.copyOf(fives.extractOutputValues());
  }
}
