package io.ennead.history.reader;

import io.ennead.history.options.HistoryOptions;
import io.ennead.history.split.HistorySplit;
import io.ennead.history.split.Progress;
import io.ennead.records.Candle;
import io.ennead.records.Origin;
import io.ennead.records.Quality;
import java.math.BigDecimal;
import java.util.function.Consumer;

/**
 * Candles in the order of their open times; one that is absent between two others leaves as a GAP
 * at the previous close, without volume.
 */
final class CandleSequence implements SplitSequence<Candle, Candle> {

  private final HistorySplit split;
  private final HistoryOptions options;
  private long lastOpenTime;
  private BigDecimal lastClose;

  CandleSequence(HistorySplit split, HistoryOptions options) {
    this.split = split;
    this.options = options;
    Progress.OfCandles progress = (Progress.OfCandles) split.progress();
    this.lastOpenTime = progress.lastOpenTime();
    this.lastClose = progress.lastClose();
  }

  @Override
  public void next(Candle row, Consumer<? super Candle> out) {
    if (row.openTime() <= lastOpenTime) {
      return;
    }
    if (lastClose != null) {
      fill(row, out);
    }
    lastOpenTime = row.openTime();
    lastClose = row.close();
    if (options.contains(row.openTime()) && row.closeTime() <= options.to()) {
      out.accept(row);
    }
  }

  private void fill(Candle next, Consumer<? super Candle> out) {
    long step = next.interval().millis();
    long first = Math.max(lastOpenTime + step, next.interval().ceil(options.from()));
    for (long open = first; open < next.openTime() && open + step <= options.to(); open += step) {
      out.accept(
          Candle.empty(
              next.instrument(),
              next.interval(),
              open,
              lastClose,
              Quality.GAP,
              0,
              Origin.HISTORICAL));
    }
  }

  @Override
  public void end(Consumer<? super Candle> out) {}

  @Override
  public HistorySplit split() {
    return split.withProgress(new Progress.OfCandles(lastOpenTime, lastClose));
  }
}
