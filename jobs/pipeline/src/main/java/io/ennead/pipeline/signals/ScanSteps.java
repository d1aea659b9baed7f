package io.ennead.pipeline.signals;

import io.ennead.analytics.signals.FeedBook;
import io.ennead.analytics.signals.Feeds;
import io.ennead.analytics.signals.ScanEngine;
import io.ennead.analytics.signals.ScanResult;
import io.ennead.analytics.signals.options.SignalOptions;
import io.ennead.pipeline.Types;
import io.ennead.pipeline.state.Kept;
import io.ennead.pipeline.state.KeptType;
import io.ennead.records.Candle;
import io.ennead.records.ContextRecord;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Outcome;
import io.ennead.records.RunStart;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.java.typeutils.ListTypeInfo;
import org.apache.flink.streaming.api.TimerService;

/**
 * What is done with the candles of an instrument, and with what feeds say of it, in Flink's
 * keeping. Both wait for the watermark of their instant: it says that every candle which closes
 * then, and every record of a feed which was known then, has come. At each instant the records are
 * taken first, then the candles are judged, so that the order of arrival plays no part.
 */
final class ScanSteps {

  private final List<Interval> intervals;
  private final SignalOptions options;
  private final ValueState<Kept<ScanEngine>> engine;
  private final ValueState<Kept<FeedBook>> feeds;
  private final MapState<Long, List<Candle>> waiting;
  private final MapState<Long, List<ContextRecord>> ahead;
  private final ValueState<Long> start;
  private final ScanGauges gauges = new ScanGauges();

  ScanSteps(RuntimeContext context, List<Interval> intervals, SignalOptions options) {
    this.intervals = intervals;
    this.options = options;
    engine = context.getState(new ValueStateDescriptor<>("scans", KeptType.<ScanEngine>of()));
    feeds = context.getState(new ValueStateDescriptor<>("feeds", KeptType.<FeedBook>of()));
    waiting =
        context.getMapState(
            new MapStateDescriptor<>(
                "waiting", BasicTypeInfo.LONG_TYPE_INFO, new ListTypeInfo<>(Types.CANDLE)));
    ahead =
        context.getMapState(
            new MapStateDescriptor<>(
                "ahead", BasicTypeInfo.LONG_TYPE_INFO, new ListTypeInfo<>(Types.CONTEXT)));
    start = context.getState(new ValueStateDescriptor<>("start", BasicTypeInfo.LONG_TYPE_INFO));
    gauges.register(context.getMetricGroup());
  }

  /**
   * Lets a candle wait for its instant. If that has been judged it comes again: signals that are
   * open may have missed something.
   *
   * @param timestamp of its record, later than its close if it comes again; null if it has none
   */
  List<Outcome> candle(Candle candle, Long timestamp, Instrument instrument, TimerService timers)
      throws Exception {
    long close = candle.closeTime();
    long due = timestamp == null ? close : Math.max(close, timestamp + 1);
    if (timers.currentWatermark() >= due - 1) {
      return repair(candle, instrument);
    }
    List<Candle> closing = waiting.get(due);
    if (closing == null) {
      closing = new ArrayList<>();
      timers.registerEventTimeTimer(due - 1);
    }
    closing.add(candle);
    waiting.put(due, closing);
    return List.of();
  }

  private List<Outcome> repair(Candle candle, Instrument instrument) throws Exception {
    Kept<ScanEngine> kept = engine.value();
    if (kept == null) {
      return List.of();
    }
    List<Outcome> outcomes = opened(kept, instrument).repair(candle);
    engine.update(kept);
    return outcomes;
  }

  /** Lets a record wait for its instant; one that comes behind it is taken at the next. */
  void context(ContextRecord record, TimerService timers) throws Exception {
    if (record instanceof RunStart begun) {
      // An instrument that is judged already has begun long since.
      if (engine.value() == null) {
        start.update(begun.at());
      }
      return;
    }
    long time = Math.max(record.time() - 1, timers.currentWatermark() + 1);
    List<ContextRecord> known = ahead.get(time);
    if (known == null) {
      known = new ArrayList<>();
      timers.registerEventTimeTimer(time);
    }
    known.add(record);
    ahead.put(time, known);
  }

  /**
   * An instant has come: takes what feeds said of it and judges the candles that close at it, then
   * takes in those that come again at it.
   */
  ScanResult instant(long time, Instrument instrument) throws Exception {
    Kept<FeedBook> said = feeds.value();
    List<ContextRecord> known = ahead.get(time);
    if (known != null) {
      if (said == null) {
        said = Kept.of(new FeedBook(), FeedBook::save);
      }
      FeedBook book = opened(said);
      known.forEach(book::add);
      ahead.remove(time);
      feeds.update(said);
    }
    List<Candle> due = waiting.get(time + 1);
    if (due == null) {
      return ScanResult.NONE;
    }
    waiting.remove(time + 1);
    List<Candle> closing = new ArrayList<>(due);
    closing.removeIf(candle -> candle.closeTime() <= time);
    ScanResult judged =
        closing.isEmpty() ? ScanResult.NONE : judge(time + 1, closing, said, instrument);
    List<Outcome> outcomes = new ArrayList<>(judged.outcomes());
    for (Candle candle : due) {
      if (candle.closeTime() <= time) {
        outcomes.addAll(repair(candle, instrument));
      }
    }
    return new ScanResult(judged.decisions(), judged.signals(), outcomes);
  }

  private ScanResult judge(
      long close, List<Candle> closing, Kept<FeedBook> said, Instrument instrument)
      throws Exception {
    Feeds at = said == null ? Feeds.NONE : opened(said).feeds();
    Kept<ScanEngine> kept = engine.value();
    if (kept == null) {
      kept = Kept.of(new ScanEngine(instrument, intervals, options, begin()), ScanEngine::save);
    }
    ScanEngine opened = opened(kept, instrument);
    ScanResult result = opened.tick(close, newest(closing), at);
    engine.update(kept);
    gauges.observe(opened);
    return result;
  }

  /** Where the engine begins to judge; it keeps that instant itself. */
  private long begin() throws Exception {
    Long begun = start.value();
    start.clear();
    return begun == null ? Long.MIN_VALUE : begun;
  }

  /** One candle per timeframe: of several revisions the highest. */
  private static List<Candle> newest(List<Candle> closing) {
    List<Candle> newest = new ArrayList<>();
    for (Candle candle : closing) {
      newest.removeIf(
          held -> held.interval() == candle.interval() && held.revision() <= candle.revision());
      if (newest.stream().noneMatch(held -> held.interval() == candle.interval())) {
        newest.add(candle);
      }
    }
    return newest;
  }

  private ScanEngine opened(Kept<ScanEngine> kept, Instrument instrument) {
    return kept.open(in -> ScanEngine.load(instrument, intervals, options, in), ScanEngine::save);
  }

  private static FeedBook opened(Kept<FeedBook> kept) {
    return kept.open(FeedBook::load, FeedBook::save);
  }
}
