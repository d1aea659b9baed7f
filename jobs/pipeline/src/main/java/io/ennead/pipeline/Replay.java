package io.ennead.pipeline;

import io.ennead.history.CandleHistorySource;
import io.ennead.history.HistoryPlan;
import io.ennead.history.TradeHistorySource;
import io.ennead.history.inspect.SeriesReport;
import io.ennead.history.options.HistoryInput;
import io.ennead.history.options.HistoryOptions;
import io.ennead.history.split.HistorySplit;
import io.ennead.pipeline.candles.FoldTrades;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Origin;
import java.util.List;
import java.util.Objects;

/** A bounded run over files that have been inspected. */
public final class Replay {

  private final HistoryPlan plan;
  private final HistoryOptions options;

  public Replay(HistoryPlan plan, HistoryOptions options) {
    this.plan = Objects.requireNonNull(plan, "plan");
    this.options = Objects.requireNonNull(options, "options");
  }

  public HistoryPlan plan() {
    return plan;
  }

  /** Whose data it is. */
  public List<Instrument> instruments() {
    return plan.splits().stream().map(HistorySplit::instrument).toList();
  }

  /** The job's input; the plan must hold something. */
  public MarketInput input() {
    return plan.input() == HistoryInput.KLINES
        ? new MarketInput.Candles(CandleHistorySource.of(plan, options), base())
        : new MarketInput.Trades(TradeHistorySource.of(plan, options), Origin.HISTORICAL);
  }

  /** The one interval of the klines, from which the longer ones are rolled up. */
  private Interval base() {
    List<Interval> intervals =
        plan.report().series().stream().map(SeriesReport::interval).distinct().sorted().toList();
    if (intervals.size() > 1) {
      throw new IllegalArgumentException(
          "the klines are of several intervals, %s: replay one of them at a time, the longer ones"
                  .formatted(intervals)
              + " are rolled up from it");
    }
    return intervals.get(0);
  }

  /** The accumulator that says how many of the plan's rows are done. */
  public String progressCounter() {
    return plan.input() == HistoryInput.KLINES ? "candles." + base() : FoldTrades.TRADES_COUNTER;
  }
}
