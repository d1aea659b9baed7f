package io.ennead.binance.reader;

import io.ennead.binance.BinanceSettings;
import io.ennead.binance.CandleStore;
import io.ennead.binance.budget.VenueBudgets;
import io.ennead.binance.budget.WeightBudget;
import io.ennead.binance.clock.SourceClock;
import io.ennead.binance.feed.FeedFactory;
import io.ennead.binance.metrics.FeedMetrics;
import io.ennead.binance.split.BinanceSplit;
import io.ennead.metrics.MarketClock;
import io.ennead.metrics.Metric;
import io.ennead.records.MarketEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.base.source.reader.SingleThreadMultiplexSourceReaderBase;
import org.apache.flink.core.io.InputStatus;

/**
 * The task's side of the source. A reader that has no split is idle, so that it holds back no
 * watermark; one that has any never is.
 */
public final class BinanceSourceReader
    extends SingleThreadMultiplexSourceReaderBase<
        Delivery, MarketEvent, BinanceSplit, BinanceSplitState> {

  private final BinanceSettings settings;
  private final Assignment assignment;
  private final Confirmations confirmations;

  /** Read by the thread of the metrics, too. */
  private final Map<String, BinanceSplitState> states = new ConcurrentHashMap<>();

  private final List<String> dropped = new ArrayList<>();
  private boolean idle;

  public static BinanceSourceReader create(
      BinanceSettings settings,
      SourceClock clock,
      MarketClock market,
      FeedFactory feeds,
      CandleStore candles,
      SourceReaderContext context) {
    FeedMetrics metrics = new FeedMetrics(context.metricGroup(), market);
    Assignment assignment = new Assignment();
    Confirmations confirmations = new Confirmations();
    WeightBudget weight =
        VenueBudgets.weight(settings.restUrl(), settings.speed(), settings.weightShare());
    metrics.show(Metric.REQUEST_WEIGHT_USED, () -> weight.used(clock.millis()));
    metrics.show(Metric.REQUEST_WEIGHT_PLANNED, weight::planned);
    metrics.show(Metric.QUEUE_CAPACITY, settings::queueCapacity);
    return new BinanceSourceReader(
        settings, clock, market, feeds, candles, assignment, confirmations, metrics, context);
  }

  private BinanceSourceReader(
      BinanceSettings settings,
      SourceClock clock,
      MarketClock market,
      FeedFactory feeds,
      CandleStore candles,
      Assignment assignment,
      Confirmations confirmations,
      FeedMetrics metrics,
      SourceReaderContext context) {
    super(
        () -> {
          BinanceSplitReader reader =
              new BinanceSplitReader(
                  settings,
                  clock,
                  feeds.open(),
                  candles,
                  assignment,
                  confirmations,
                  new Random(),
                  market,
                  metrics);
          metrics.show(Metric.QUEUE_FRAMES, reader::waitingFrames);
          return reader;
        },
        new BinanceRecordEmitter(metrics),
        context.getConfiguration(),
        context);
    this.settings = settings;
    this.assignment = assignment;
    this.confirmations = confirmations;
  }

  /**
   * Takes splits in; those of symbols that the configuration no longer names are let go.
   *
   * @throws IllegalArgumentException if a position is one of the other kind of stream
   */
  @Override
  public void addSplits(List<BinanceSplit> splits) {
    List<BinanceSplit> kept = new ArrayList<>();
    for (BinanceSplit split : splits) {
      if (!settings.symbols().contains(split.symbol())) {
        dropped.add(split.splitId());
      } else if (split.kind() != settings.kind()) {
        throw new IllegalArgumentException(
            "%s stands at an id of the stream %s: go on with it, or start without the checkpoint to read %s"
                .formatted(split.symbol(), split.kind().stream(), settings.kind().stream()));
      } else {
        kept.add(split);
      }
    }
    if (!kept.isEmpty()) {
      super.addSplits(kept);
    }
  }

  @Override
  public void handleSourceEvents(SourceEvent event) {
    if (!(event instanceof Assignment.Complete)) {
      throw new IllegalArgumentException("the source reader knows no event " + event);
    }
    assignment.complete();
    // A reader without a split would not be asked again, and could not tell that it is idle.
    splitFetcherManager.getQueue().notifyAvailable();
  }

  @Override
  public InputStatus pollNext(ReaderOutput<MarketEvent> output) throws Exception {
    // Flink opened an output for a split that was let go, whose watermark would never advance.
    dropped.forEach(output::releaseOutputForSplit);
    dropped.clear();
    if (!idle && assignment.isComplete() && getNumberOfCurrentlyAssignedSplits() == 0) {
      idle = true;
      output.markIdle();
    }
    return super.pollNext(output);
  }

  @Override
  protected BinanceSplitState initializedState(BinanceSplit split) {
    BinanceSplitState state = new BinanceSplitState(split, settings.toleranceMillis());
    states.put(split.symbol(), state);
    return state;
  }

  @Override
  public List<BinanceSplit> snapshotState(long checkpointId) {
    List<BinanceSplit> splits = super.snapshotState(checkpointId);
    states.values().forEach(state -> state.written(checkpointId));
    return splits;
  }

  @Override
  public void notifyCheckpointComplete(long checkpointId) throws Exception {
    super.notifyCheckpointComplete(checkpointId);
    states.forEach(
        (symbol, state) -> {
          if (state.confirm(checkpointId)) {
            confirmations.add(symbol, state.gaps().declared());
          }
        });
  }

  @Override
  protected BinanceSplit toSplitType(String splitId, BinanceSplitState state) {
    return state.toSplit();
  }

  @Override
  protected void onSplitFinished(Map<String, BinanceSplitState> finished) {
    throw new IllegalStateException("a live symbol does not end: " + finished.keySet());
  }
}
