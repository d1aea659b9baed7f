package io.ennead.history;

import io.ennead.history.options.HistoryInput;
import io.ennead.history.options.HistoryOptions;
import io.ennead.history.reader.HistoryReader;
import io.ennead.history.split.HistorySplit;
import io.ennead.records.Candle;
import java.util.List;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;

/**
 * The bounded source of candles from files of klines.
 *
 * <p>Emits, per instrument, one candle for each open time from the first row to the last: a row
 * that is absent leaves as a GAP. Each is followed by the watermark of its end, so the job adds
 * none ({@code WatermarkStrategy.noWatermarks()}).
 */
public final class CandleHistorySource extends BoundedSource<Candle> {

  private static final long serialVersionUID = 1L;

  private CandleHistorySource(List<HistorySplit> splits, HistoryOptions options) {
    super(splits, options);
  }

  /**
   * @throws IllegalArgumentException if the plan is one of trades, or holds nothing
   */
  public static CandleHistorySource of(HistoryPlan plan, HistoryOptions options) {
    if (plan.input() != HistoryInput.KLINES) {
      throw new IllegalArgumentException(
          "the plan holds trades, which are no klines: read it with TradeHistorySource");
    }
    return new CandleHistorySource(plan.loadable(), options);
  }

  @Override
  public SourceReader<Candle, HistorySplit> createReader(SourceReaderContext context) {
    return HistoryReader.ofCandles(options(), context);
  }
}
