package io.ennead.pipeline.signals;

import static org.assertj.core.api.Assertions.assertThat;

import io.ennead.analytics.signals.FeedBook;
import io.ennead.analytics.signals.ScanEngine;
import io.ennead.analytics.signals.options.SignalOptions;
import io.ennead.pipeline.indicators.CandleWalk;
import io.ennead.records.Candle;
import io.ennead.records.ContextRecord;
import io.ennead.records.Decision;
import io.ennead.records.Direction;
import io.ennead.records.HeadName;
import io.ennead.records.HeadVote;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Candles and feeds joined by event time: by no arrival, no kill and no rescaling changed. */
final class FedScansTest {

  private static final List<Instrument> INSTRUMENTS =
      List.of(
          Instrument.binance("BTCUSDT"),
          Instrument.binance("ETHUSDT"),
          Instrument.binance("SOLUSDT"));
  private static final List<Interval> INTERVALS = List.of(Interval.M15);
  private static final int QUARTERS = 420;

  private static List<StateBackend> backends() {
    return List.of(new HashMapStateBackend(), new EmbeddedRocksDBStateBackend());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("backends")
  void killed_restored_and_rescaled_it_casts_the_same_votes_for_the_same_reasons(
      StateBackend backend) throws Exception {
    List<Candle> candles = candles(QUARTERS);
    List<ContextRecord> records = records(QUARTERS);
    List<Decision> made = new ArrayList<>();
    FedScans scans = new FedScans(INTERVALS, backend, 1);
    int sent = 0;
    for (int i = 0; i < candles.size(); i++) {
      Candle candle = candles.get(i);
      scans.give(candle);
      // Feeds run up to five hours ahead of the candles, and never behind them.
      while (sent < records.size()
          && records.get(sent).time() <= candle.closeTime() + (i % 20) * 900_000L) {
        scans.give(records.get(sent++));
      }
      boolean last = i + 1 == candles.size() || candles.get(i + 1).closeTime() > candle.closeTime();
      if (last) {
        scans.watermark(candle.closeTime() - 1);
      }
      if (i % 131 == 130) {
        made.addAll(scans.made());
        scans = scans.killedAndRestored(backend, 1 + i % 3);
      }
    }
    made.addAll(scans.made());
    scans.close();
    assertThat(sorted(made)).isEqualTo(expected(candles, records));
  }

  @Test
  void the_order_in_which_candles_and_records_come_plays_no_part() throws Exception {
    List<Candle> candles = candles(260);
    List<ContextRecord> records = records(260);
    List<Object> shuffled = new ArrayList<>(candles);
    shuffled.addAll(records);
    Collections.shuffle(shuffled, new Random(3));
    try (FedScans scans = new FedScans(INTERVALS, new HashMapStateBackend(), 1)) {
      for (Object each : shuffled) {
        if (each instanceof Candle candle) {
          scans.give(candle);
        } else {
          scans.give((ContextRecord) each);
        }
      }
      assertThat(scans.made()).as("before any watermark").isEmpty();
      scans.watermark(Long.MAX_VALUE);
      assertThat(sorted(scans.made())).isEqualTo(expected(candles, records));
    }
  }

  @Test
  void what_becomes_known_after_a_close_is_not_seen_by_its_scan() {
    List<Candle> candles = candles(260);
    List<ContextRecord> records = records(260);
    long cut = candles.get(candles.size() / 2).closeTime();
    List<Candle> prefix = candles.stream().filter(each -> each.closeTime() <= cut).toList();
    List<ContextRecord> known = records.stream().filter(each -> each.time() <= cut).toList();
    assertThat(expected(prefix, known))
        .isEqualTo(
            expected(candles, records).stream().filter(each -> each.closeTime() <= cut).toList());
  }

  @Test
  void both_heads_that_live_on_feeds_vote_long_short_and_flat() {
    List<Decision> decisions = expected(candles(QUARTERS), records(QUARTERS));
    for (HeadName head : List.of(HeadName.SENTIMENT, HeadName.CRYPTO)) {
      assertThat(
              decisions.stream()
                  .map(decision -> decision.votes().get(head.ordinal()))
                  .filter(vote -> !vote.abstained())
                  .map(HeadVote::direction))
          .as(head.label())
          .contains(Direction.LONG, Direction.SHORT, Direction.FLAT);
    }
  }

  @Test
  void a_record_behind_its_instant_counts_from_the_next_candle_on() throws Exception {
    List<Candle> candles = CandleWalk.of(INSTRUMENTS.get(0), Interval.M15, 2, 11);
    ContextRecord late =
        DrawnFeed.of(INSTRUMENTS.get(0), 2, 71).stream()
            .filter(each -> each.time() == candles.get(0).closeTime())
            .findFirst()
            .orElseThrow();
    try (FedScans scans = new FedScans(INTERVALS, new HashMapStateBackend(), 1)) {
      scans.give(candles.get(0));
      scans.watermark(candles.get(0).closeTime() + 5);
      scans.give(late);
      scans.give(candles.get(1));
      scans.watermark(candles.get(1).closeTime() - 1);
      assertThat(scans.made()).hasSize(2);
      assertThat(scans.timers()).isZero();
    }
  }

  @Test
  void after_the_last_instant_only_engine_and_newest_readings_are_kept() throws Exception {
    try (FedScans scans = new FedScans(INTERVALS, new HashMapStateBackend(), 1)) {
      for (Candle candle : candles(120)) {
        scans.give(candle);
      }
      for (ContextRecord record : records(120)) {
        scans.give(record);
      }
      assertThat(scans.timers()).isPositive();
      scans.watermark(Long.MAX_VALUE);
      assertThat(scans.timers()).isZero();
      assertThat(scans.stateEntries()).isEqualTo(2 * INSTRUMENTS.size());
    }
  }

  /** What a plain loop decides, by close time and instrument. */
  private static List<Decision> expected(List<Candle> candles, List<ContextRecord> records) {
    List<Decision> decisions = new ArrayList<>();
    for (Instrument instrument : INSTRUMENTS) {
      ScanEngine engine =
          new ScanEngine(instrument, INTERVALS, SignalOptions.DEFAULT, Long.MIN_VALUE);
      FeedBook book = new FeedBook();
      List<ContextRecord> own =
          records.stream().filter(each -> each.instrument().equals(instrument)).toList();
      int next = 0;
      for (Candle candle : candles) {
        if (candle.instrument().equals(instrument)) {
          while (next < own.size() && own.get(next).time() <= candle.closeTime()) {
            book.add(own.get(next++));
          }
          decisions.addAll(
              engine.tick(candle.closeTime(), List.of(candle), book.feeds()).decisions());
        }
      }
    }
    return sorted(decisions);
  }

  private static List<Decision> sorted(List<Decision> decisions) {
    return decisions.stream()
        .sorted(Comparator.comparingLong(Decision::closeTime).thenComparing(Decision::instrument))
        .toList();
  }

  private static List<Candle> candles(int quarters) {
    List<Candle> candles = new ArrayList<>();
    for (int i = 0; i < INSTRUMENTS.size(); i++) {
      candles.addAll(CandleWalk.of(INSTRUMENTS.get(i), Interval.M15, quarters, 11 + i));
    }
    candles.sort(Comparator.comparingLong(Candle::closeTime));
    return candles;
  }

  private static List<ContextRecord> records(int quarters) {
    List<ContextRecord> records = new ArrayList<>();
    for (int i = 0; i < INSTRUMENTS.size(); i++) {
      records.addAll(DrawnFeed.of(INSTRUMENTS.get(i), quarters, 71 + i));
    }
    records.sort(Comparator.comparingLong(ContextRecord::time));
    return records;
  }
}
