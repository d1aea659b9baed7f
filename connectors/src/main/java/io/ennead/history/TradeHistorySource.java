package io.ennead.history;

import io.ennead.history.options.HistoryInput;
import io.ennead.history.options.HistoryOptions;
import io.ennead.history.reader.HistoryReader;
import io.ennead.history.split.HistorySplit;
import io.ennead.records.MarketEvent;
import java.util.List;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;

/**
 * The bounded source of trades from files: dumps of trades or aggregated trades, recorded frames.
 *
 * <p>Emits, per instrument, its trades in the order of their ids, with clocks and gaps; and the
 * watermarks that the clocks prove, so the job adds none ({@code
 * WatermarkStrategy.noWatermarks()}).
 */
public final class TradeHistorySource extends BoundedSource<MarketEvent> {

  private static final long serialVersionUID = 1L;

  private TradeHistorySource(List<HistorySplit> splits, HistoryOptions options) {
    super(splits, options);
  }

  /**
   * @throws IllegalArgumentException if the plan is one of klines, or holds nothing
   */
  public static TradeHistorySource of(HistoryPlan plan, HistoryOptions options) {
    if (plan.input() == HistoryInput.KLINES) {
      throw new IllegalArgumentException(
          "the plan holds klines, which are no trades: read it with CandleHistorySource");
    }
    return new TradeHistorySource(plan.loadable(), options);
  }

  @Override
  public SourceReader<MarketEvent, HistorySplit> createReader(SourceReaderContext context) {
    return HistoryReader.ofTrades(options(), context);
  }
}
