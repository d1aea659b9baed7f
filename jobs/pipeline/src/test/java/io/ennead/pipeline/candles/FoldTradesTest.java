package io.ennead.pipeline.candles;

import static io.ennead.pipeline.candles.Samples.BTC;
import static io.ennead.pipeline.candles.Samples.MINUTE;
import static io.ennead.pipeline.candles.Samples.NOON;
import static io.ennead.pipeline.candles.Samples.trade;
import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.analytics.candles.MinuteFold;
import io.ennead.pipeline.Types;
import io.ennead.records.Candle;
import io.ennead.records.CarriedLines;
import io.ennead.records.Clock;
import io.ennead.records.Gap;
import io.ennead.records.GapEntry;
import io.ennead.records.GapRepaired;
import io.ennead.records.HistoryCandle;
import io.ennead.records.Interval;
import io.ennead.records.LateTrade;
import io.ennead.records.MarketEvent;
import io.ennead.records.Origin;
import io.ennead.records.OutageEnded;
import io.ennead.records.OutageMinutes;
import io.ennead.records.Quality;
import io.ennead.records.RunStart;
import java.math.BigDecimal;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.OneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FoldTradesTest {

  private OneInputStreamOperatorTestHarness<MarketEvent, MinuteFold> fold;

  @BeforeEach
  void open() throws Exception {
    fold =
        new OneInputStreamOperatorTestHarness<>(new FoldTrades(), Samples.serializer(Types.EVENT));
    fold.setup(Samples.serializer(Types.MINUTE_FOLD));
    fold.open();
  }

  @AfterEach
  void close() throws Exception {
    fold.close();
  }

  @Test
  void a_minute_is_handed_on_when_the_watermark_passes_it_and_before_the_watermark()
      throws Exception {
    take(trade(1, NOON, 10), trade(2, NOON + MINUTE - 1, 20), trade(3, NOON + MINUTE, 30));

    fold.processWatermark(NOON + MINUTE - 2);
    assertThat(minutes()).isEmpty();
    fold.processWatermark(NOON + MINUTE - 1);

    assertThat(minutes()).singleElement().satisfies(minute -> counts(minute, NOON, 2));
    assertThat(fold.getOutput().stream().map(Object::getClass).map(Class::getSimpleName))
        .containsExactly("Watermark", "StreamRecord", "Watermark");
    assertThat(fold.getOutput()).endsWith(new Watermark(NOON + MINUTE - 1));
  }

  @Test
  void a_minute_carries_its_last_millisecond_as_event_time() throws Exception {
    take(trade(1, NOON + 5, 10));
    fold.prepareSnapshotPreBarrier(1);

    assertThat(fold.extractOutputStreamRecords())
        .extracting(StreamRecord::getTimestamp)
        .containsExactly(NOON + MINUTE - 1);
  }

  @Test
  void everything_is_handed_on_before_a_barrier_so_that_only_totals_are_kept() throws Exception {
    take(trade(1, NOON, 10), trade(2, NOON + MINUTE, 20));

    fold.prepareSnapshotPreBarrier(1);
    OperatorSubtaskState state = fold.snapshot(1, 0);

    assertThat(minutes()).hasSize(2);
    assertThat(state.getManagedKeyedState()).isEmpty();
    assertThat(state.getRawKeyedState()).isEmpty();
    assertThat(state.getManagedOperatorState().asList())
        .flatExtracting(handle -> handle.getStateNameToPartitionOffsets().keySet())
        .containsExactly("totals");
  }

  @Test
  void a_minute_that_goes_on_behind_a_barrier_comes_in_parts_that_merge() throws Exception {
    take(trade(1, NOON, 10), new Clock(BTC, NOON, NOON + MINUTE));
    fold.prepareSnapshotPreBarrier(1);
    take(trade(2, NOON + 1, 30));
    fold.processWatermark(NOON + MINUTE);

    assertThat(minutes()).hasSize(2);
    MinuteFold merged = minutes().get(0).merge(minutes().get(1));
    counts(merged, NOON, 2);
    assertThat(merged.isCovered()).isTrue();
  }

  @Test
  void a_minute_is_handed_on_once() throws Exception {
    take(trade(1, NOON, 10));
    fold.processWatermark(NOON + MINUTE);
    fold.prepareSnapshotPreBarrier(1);
    fold.endInput();

    assertThat(minutes()).hasSize(1);
  }

  @Test
  void a_candle_of_the_history_is_passed_on_and_its_minute_only_tells_the_price_behind_it()
      throws Exception {
    Candle minute =
        Candle.empty(
            BTC, Interval.M1, NOON, new BigDecimal("64000.5"), Quality.QUIET, 0, Origin.REST);
    Candle hour =
        Candle.empty(
            BTC,
            Interval.H1,
            NOON - Interval.H1.millis(),
            new BigDecimal("64000"),
            Quality.QUIET,
            0,
            Origin.REST);
    CarriedLines lines = new CarriedLines(BTC, Interval.H1, hour.openTime(), -1.5, 2e9);
    take(
        new RunStart(BTC, NOON + MINUTE),
        lines,
        new HistoryCandle(hour, false),
        new HistoryCandle(minute, true),
        // One from before a stop: its candle is known by now.
        trade(1, NOON + 5, 10));
    fold.processWatermark(NOON + MINUTE - 1);

    assertThat(fold.getSideOutput(FoldTrades.STARTS))
        .extracting(StreamRecord::getValue)
        .containsExactly(new RunStart(BTC, NOON + MINUTE));
    assertThat(fold.getSideOutput(FoldTrades.CARRIED))
        .extracting(StreamRecord::getValue)
        .containsExactly(lines);
    assertThat(fold.getSideOutput(FoldTrades.HISTORY))
        .containsExactly(
            new StreamRecord<>(hour, NOON - 1), new StreamRecord<>(minute, NOON + MINUTE - 1));
    assertThat(fold.getSideOutput(FoldTrades.HISTORY_CHILDREN))
        .extracting(StreamRecord::getValue)
        .containsExactly(minute);
    assertThat(minutes())
        .singleElement()
        .satisfies(
            told -> {
              assertThat(told.isCovered()).isFalse();
              assertThat(told.closePrice()).isEqualByComparingTo("64000.5");
            });
  }

  @Test
  void the_end_of_the_input_hands_on_what_is_left() throws Exception {
    take(trade(1, NOON, 10), trade(2, NOON + 5 * MINUTE, 10));

    fold.endInput();

    assertThat(minutes()).hasSize(2);
  }

  @Test
  void a_clock_covers_each_of_its_minutes_with_or_without_trades() throws Exception {
    take(trade(1, NOON + MINUTE, 10), new Clock(BTC, NOON, NOON + 3 * MINUTE));
    fold.processWatermark(NOON + 3 * MINUTE - 1);

    assertThat(minutes()).hasSize(3).allMatch(MinuteFold::isCovered);
    assertThat(minutes())
        .filteredOn(minute -> !minute.isEmpty())
        .singleElement()
        .satisfies(minute -> counts(minute, NOON + MINUTE, 1));
  }

  @Test
  void an_outage_marks_its_minutes_and_its_end_those_that_have_not_closed() throws Exception {
    take(
        new OutageMinutes(BTC, 5, NOON + 7, NOON, NOON + 2 * MINUTE),
        new Clock(BTC, NOON, NOON + 2 * MINUTE));
    fold.processWatermark(NOON + 2 * MINUTE - 1);
    assertThat(minutes()).hasSize(2).allMatch(MinuteFold::hasGap).allMatch(MinuteFold::isCovered);
    Gap gap = new Gap(BTC, 5, 9, NOON + 7, NOON + 2 * MINUTE + 999);
    take(new OutageEnded(gap, NOON + 2 * MINUTE), new GapRepaired(gap));
    fold.endInput();

    assertThat(minutes()).hasSize(3).allMatch(MinuteFold::hasGap);
    assertThat(minutes().get(2).openTime()).isEqualTo(NOON + 2 * MINUTE);
    assertThat(fold.getSideOutput(FoldTrades.GAPS))
        .extracting(StreamRecord::getValue)
        .containsExactly(
            new GapEntry(BTC, 5, null, NOON + 7, null, false),
            new GapEntry(gap, false),
            new GapEntry(gap, true));
  }

  @Test
  void a_gap_marks_every_minute_that_it_touches() throws Exception {
    take(new Gap(BTC, 5, 9, NOON + MINUTE - 1, NOON + 3 * MINUTE));
    fold.endInput();

    assertThat(minutes()).allMatch(MinuteFold::hasGap).allMatch(minute -> !minute.isCovered());
    assertThat(minutes())
        .extracting(MinuteFold::openTime)
        .containsExactlyInAnyOrder(NOON, NOON + MINUTE, NOON + 2 * MINUTE, NOON + 3 * MINUTE);
  }

  @Test
  void a_late_trade_goes_to_the_side_and_into_no_minute() throws Exception {
    LateTrade late = new LateTrade(trade(7, NOON + 3, 10), NOON + 9 * MINUTE);
    take(late);
    fold.endInput();

    assertThat(minutes()).isEmpty();
    assertThat(fold.getSideOutput(FoldTrades.LATE))
        .singleElement()
        .satisfies(record -> assertThat(record.getValue()).isEqualTo(late))
        .satisfies(record -> assertThat(record.getTimestamp()).isEqualTo(NOON + 3));
  }

  @Test
  void trades_that_alternate_between_two_minutes_find_their_own() throws Exception {
    take(
        trade(1, NOON + MINUTE, 10),
        trade(2, NOON + MINUTE - 1, 10),
        trade(3, NOON + MINUTE + 1, 10),
        trade(4, NOON, 10),
        trade(5, NOON + MINUTE + 2, 10));
    fold.processWatermark(NOON + MINUTE - 1);
    counts(minutes().get(0), NOON, 2);
    fold.endInput();

    counts(minutes().get(1), NOON + MINUTE, 3);
  }

  private void take(MarketEvent... events) throws Exception {
    for (MarketEvent event : events) {
      fold.processElement(new StreamRecord<>(event));
    }
  }

  private List<MinuteFold> minutes() {
    return fold.extractOutputStreamRecords().stream()
        .<MinuteFold>map(StreamRecord::getValue)
        .toList();
  }

  private static void counts(MinuteFold minute, long openTime, long trades) {
    assertThat(minute.openTime()).isEqualTo(openTime);
    assertThat(minute.toCandle(Origin.HISTORICAL).tradeCount()).isEqualTo(trades);
  }
}
