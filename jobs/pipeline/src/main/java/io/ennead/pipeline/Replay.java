package io.ennead.pipeline;

import io.ennead.history.CandleHistorySource;
import io.ennead.history.HistoryPlan;
import io.ennead.history.TradeHistorySource;
import io.ennead.history.inspect.SeriesReport;
import io.ennead.history.options.HistoryInput;
import io.ennead.history.options.HistoryOptions;
import io.ennead.history.split.HistorySplit;
import io.ennead.pipeline.candles.FoldTrades;
import io.ennead.recording.read.RecordedSplit;
import io.ennead.recording.read.RecordingPlan;
import io.ennead.recording.read.RecordingSource;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Origin;
import java.util.List;
import java.util.Objects;

/**
 * A bounded run over files, or a recording, that have been inspected.
 *
 * @param input the job's input
 * @param instruments whose data it is
 * @param rows how many rows will be read
 * @param progressCounter the accumulator that says how many of the rows are done
 */
public record Replay(
    MarketInput input, List<Instrument> instruments, long rows, String progressCounter) {

  public Replay {
    Objects.requireNonNull(input, "input");
    instruments = List.copyOf(instruments);
    Objects.requireNonNull(progressCounter, "progressCounter");
  }

  /** Of files; the plan must hold something. */
  public static Replay of(HistoryPlan plan, HistoryOptions options) {
    List<Instrument> instruments = plan.splits().stream().map(HistorySplit::instrument).toList();
    if (plan.input() != HistoryInput.KLINES) {
      return new Replay(
          new MarketInput.Trades(TradeHistorySource.of(plan, options), Origin.HISTORICAL),
          instruments,
          plan.rows(),
          FoldTrades.TRADES_COUNTER);
    }
    Interval base = base(plan);
    return new Replay(
        new MarketInput.Candles(CandleHistorySource.of(plan, options), base),
        instruments,
        plan.rows(),
        "candles." + base);
  }

  /** Of a recording: what its source emitted, as it did. */
  public static Replay of(RecordingPlan plan) {
    return new Replay(
        new MarketInput.Trades(RecordingSource.of(plan), plan.origin()),
        plan.splits().stream().map(RecordedSplit::instrument).toList(),
        plan.events(),
        FoldTrades.TRADES_COUNTER);
  }

  /** The one interval of the klines, from which the longer ones are rolled up. */
  private static Interval base(HistoryPlan plan) {
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
}
