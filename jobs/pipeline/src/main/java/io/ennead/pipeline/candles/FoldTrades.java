package io.ennead.pipeline.candles;

import io.ennead.analytics.candles.MinuteFold;
import io.ennead.metrics.Gauges;
import io.ennead.metrics.MarketClock;
import io.ennead.pipeline.Types;
import io.ennead.pipeline.metrics.FoldMetrics;
import io.ennead.pipeline.metrics.KeptTotals;
import io.ennead.recording.write.RecordedPosition;
import io.ennead.recording.write.RecordedPositionCodec;
import io.ennead.recording.write.Recorder;
import io.ennead.recording.write.RecordingTarget;
import io.ennead.records.AuditDifference;
import io.ennead.records.Candle;
import io.ennead.records.CarriedLines;
import io.ennead.records.Clock;
import io.ennead.records.ContextRecord;
import io.ennead.records.Decimals;
import io.ennead.records.FeedEvent;
import io.ennead.records.Gap;
import io.ennead.records.GapEntry;
import io.ennead.records.GapRepaired;
import io.ennead.records.HistoryCandle;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.LateTrade;
import io.ennead.records.MarketEvent;
import io.ennead.records.OutageEnded;
import io.ennead.records.OutageMinutes;
import io.ennead.records.RejectedFrame;
import io.ennead.records.RepairedTrades;
import io.ennead.records.RunStart;
import io.ennead.records.Tally;
import io.ennead.records.Trade;
import io.ennead.serialization.CodecTypeInfo;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Folds trades into minutes on the source's own thread, before the exchange: a record costs an
 * exchange 20 to 40 times what it costs the fold.
 *
 * <p>Keeps no minute in its state: those it holds are handed on when the watermark passes them and
 * before every checkpoint's barrier. Several parts of one minute may so leave it; the window behind
 * merges them, in any order, to the same minute. If asked to it records what comes in; how far it
 * has, and the totals of its metrics, are all of its state.
 */
public final class FoldTrades extends AbstractStreamOperator<MinuteFold>
    implements OneInputStreamOperator<MarketEvent, MinuteFold>, BoundedOneInput {

  private static final long serialVersionUID = 1L;

  /** Trades that came after their minute had been proven complete. */
  public static final OutputTag<LateTrade> LATE = new OutputTag<>("late-trades", Types.LATE_TRADE);

  /** Trades of minutes that are read again. */
  public static final OutputTag<RepairedTrades> REPAIRS =
      new OutputTag<>("repairs", Types.REPAIRED_TRADES);

  /** What became of gaps. */
  public static final OutputTag<GapEntry> GAPS = new OutputTag<>("gaps", Types.GAP_ENTRY);

  /** What the feed went through. */
  public static final OutputTag<FeedEvent> FEED = new OutputTag<>("feed-events", Types.FEED_EVENT);

  /** Messages of the venue that could not be taken. */
  public static final OutputTag<RejectedFrame> REJECTED =
      new OutputTag<>("rejected-frames", Types.REJECTED_FRAME);

  /** Minutes in which the venue's own candle differs. */
  public static final OutputTag<AuditDifference> AUDIT = new OutputTag<>("audit", Types.AUDIT);

  /** Candles of the time that the trades do not cover. */
  public static final OutputTag<Candle> HISTORY = new OutputTag<>("history", Types.CANDLE);

  /** Those minutes of them of which parents are made. */
  public static final OutputTag<Candle> HISTORY_CHILDREN =
      new OutputTag<>("history-children", Types.CANDLE);

  /** Where the first run of an instrument began. */
  public static final OutputTag<ContextRecord> STARTS = new OutputTag<>("starts", Types.CONTEXT);

  /** What the series of an instrument carry on from an earlier run. */
  public static final OutputTag<CarriedLines> CARRIED =
      new OutputTag<>("carried-lines", Types.CARRIED_LINES);

  /** The accumulator of the trades folded since this attempt began: how far a replay has come. */
  public static final String TRADES_COUNTER = "trades";

  private static final ListStateDescriptor<RecordedPosition> RECORDED =
      new ListStateDescriptor<>(
          "recorded", CodecTypeInfo.immutable(RecordedPosition.class, RecordedPositionCodec.class));

  private final MarketClock market;
  private final RecordingTarget target;
  private transient ListState<RecordedPosition> recorded;
  private transient Recorder recorder;
  private transient Map<Instrument, OpenMinutes> open;
  private transient StreamRecord<MinuteFold> outgoing;
  private transient long uncounted;
  private transient LongCounter trades;
  private transient KeptTotals totals;
  private transient FoldMetrics metrics;

  /** Folds trades of the past, and records nothing. */
  public FoldTrades() {
    this(MarketClock.NONE, null);
  }

  /**
   * @param market its clock, where it trades now
   * @param target where what comes in is recorded, or null
   */
  public FoldTrades(MarketClock market, RecordingTarget target) {
    this.market = market;
    this.target = target;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    totals = KeptTotals.open(context.getOperatorStateStore(), getMetricGroup());
    metrics = new FoldMetrics(totals.totals(), getMetricGroup(), market);
    // Such a state forbids checkpoints while some tasks have finished: only who needs it has it.
    boolean wasRecorded =
        context.getOperatorStateStore().getRegisteredStateNames().contains(RECORDED.getName());
    if (target == null && !wasRecorded) {
      return;
    }
    // Every task sees the positions of all: after a change of parallelism any may be its own.
    recorded = context.getOperatorStateStore().getUnionListState(RECORDED);
    if (target == null) {
      recorded.clear();
    } else {
      recorder = new Recorder(target, recorded.get(), System.currentTimeMillis());
    }
  }

  @Override
  public void snapshotState(StateSnapshotContext context) throws Exception {
    super.snapshotState(context);
    totals.keep();
    if (recorder != null) {
      recorded.update(recorder.sync());
    }
  }

  @Override
  public void open() throws Exception {
    super.open();
    open = new HashMap<>();
    outgoing = new StreamRecord<>(null);
    trades = getRuntimeContext().getLongCounter(TRADES_COUNTER);
  }

  @Override
  public void processElement(StreamRecord<MarketEvent> element) throws IOException {
    MarketEvent event = element.getValue();
    if (recorder != null) {
      recorder.add(event, element.hasTimestamp() ? element.getTimestamp() : -1);
    }
    if (event instanceof Trade trade) {
      minutes(trade.instrument()).add(trade);
      uncounted++;
    } else if (event instanceof Clock clock) {
      OpenMinutes minutes = minutes(clock.instrument());
      for (long t = clock.from(); t < clock.until(); t = Interval.M1.end(t)) {
        minutes.at(t).cover();
      }
    } else if (event instanceof Gap gap) {
      metrics.told(gap);
      touch(gap.instrument(), gap.from(), gap.until());
      output.collect(GAPS, new StreamRecord<>(new GapEntry(gap, false)));
    } else if (event instanceof OutageMinutes outage) {
      metrics.told(outage);
      touch(outage.instrument(), outage.from(), outage.until() - 1);
      output.collect(GAPS, new StreamRecord<>(GapEntry.of(outage)));
    } else if (event instanceof OutageEnded ended) {
      metrics.told(ended);
      touch(ended.instrument(), ended.closedUntil(), ended.gap().until());
      output.collect(GAPS, new StreamRecord<>(new GapEntry(ended.gap(), false)));
    } else if (event instanceof RepairedTrades part) {
      output.collect(REPAIRS, new StreamRecord<>(part));
    } else if (event instanceof GapRepaired repaired) {
      metrics.told(repaired);
      output.collect(GAPS, new StreamRecord<>(new GapEntry(repaired.gap(), true)));
    } else if (event instanceof HistoryCandle history) {
      passOn(history);
    } else if (event instanceof RunStart start) {
      output.collect(STARTS, new StreamRecord<>(start));
    } else if (event instanceof CarriedLines lines) {
      output.collect(CARRIED, new StreamRecord<>(lines));
    } else if (event instanceof LateTrade late) {
      output.collect(LATE, new StreamRecord<>(late, late.trade().timeMillis()));
    } else if (event instanceof FeedEvent told) {
      output.collect(FEED, new StreamRecord<>(told));
    } else if (event instanceof RejectedFrame frame) {
      metrics.told(frame);
      output.collect(REJECTED, new StreamRecord<>(frame));
    } else if (event instanceof AuditDifference difference) {
      metrics.told(difference);
      output.collect(AUDIT, new StreamRecord<>(difference));
    } else if (event instanceof Tally tally) {
      metrics.told(tally);
    } else {
      throw new IllegalStateException("the fold does not know what to do with " + event);
    }
  }

  /** Notes that a gap touches the minutes from one instant to another. */
  private void touch(Instrument instrument, long from, long until) {
    OpenMinutes minutes = minutes(instrument);
    for (long t = Interval.M1.floor(from); t <= until; t = Interval.M1.end(t)) {
      minutes.at(t).touchGap();
    }
  }

  private void passOn(HistoryCandle history) {
    Candle candle = history.candle();
    StreamRecord<Candle> stamped = new StreamRecord<>(candle, candle.closeTime() - 1);
    output.collect(HISTORY, stamped);
    if (history.rollsUp()) {
      output.collect(HISTORY_CHILDREN, stamped);
    }
    if (candle.interval() == Interval.M1) {
      minutes(candle.instrument()).at(candle.openTime()).closeAt(Decimals.unscaled(candle.close()));
    }
  }

  private OpenMinutes minutes(Instrument instrument) {
    OpenMinutes minutes = open.get(instrument);
    if (minutes == null) {
      minutes = new OpenMinutes(instrument);
      open.put(instrument, minutes);
      metrics.follow(instrument, minutes::newestTrade);
    }
    return minutes;
  }

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    handOn(mark.getTimestamp());
    super.processWatermark(mark);
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    handOn(Long.MAX_VALUE);
  }

  @Override
  public void endInput() throws IOException {
    handOn(Long.MAX_VALUE);
    if (recorder != null) {
      recorder.sync();
    }
  }

  /** Hands on the minutes whose last millisecond is not after this instant. */
  private void handOn(long until) {
    int left = 0;
    long newestTrade = Gauges.NONE;
    for (OpenMinutes minutes : open.values()) {
      minutes.takeUntil(
          until,
          minute ->
              output.collect(outgoing.replace(minute, Interval.M1.end(minute.openTime()) - 1)));
      left += minutes.size();
      newestTrade = Math.max(newestTrade, minutes.newestTrade());
    }
    trades.add(uncounted);
    metrics.folded(uncounted, newestTrade, left);
    uncounted = 0;
  }
}
