package io.ennead.history.reader;

import io.ennead.history.merge.CandleRows;
import io.ennead.history.merge.RowType;
import io.ennead.history.merge.TradeRows;
import io.ennead.history.options.HistoryOptions;
import io.ennead.history.split.HistorySplit;
import io.ennead.records.Candle;
import io.ennead.records.MarketEvent;
import io.ennead.records.Trade;
import java.util.Map;
import java.util.function.Function;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.base.source.reader.SingleThreadMultiplexSourceReaderBase;

/** A reader of files: one thread reads those of all its instruments, the task thread emits. */
public final class HistoryReader<T, E>
    extends SingleThreadMultiplexSourceReaderBase<
        RowBatch<T>, E, HistorySplit, SplitSequence<T, E>> {

  private final Function<HistorySplit, SplitSequence<T, E>> sequences;

  private HistoryReader(
      RowType<T> type,
      HistoryOptions options,
      StampedOutput<E> output,
      Function<HistorySplit, SplitSequence<T, E>> sequences,
      SourceReaderContext context) {
    super(
        () -> new HistorySplitReader<>(type, options),
        new SequenceEmitter<>(output),
        context.getConfiguration(),
        context);
    this.sequences = sequences;
  }

  public static SourceReader<MarketEvent, HistorySplit> ofTrades(
      HistoryOptions options, SourceReaderContext context) {
    return new HistoryReader<Trade, MarketEvent>(
        TradeRows.INSTANCE,
        options,
        new StampedOutput.OfEvents(),
        split -> new TradeSequence(split, options),
        context);
  }

  public static SourceReader<Candle, HistorySplit> ofCandles(
      HistoryOptions options, SourceReaderContext context) {
    return new HistoryReader<Candle, Candle>(
        CandleRows.INSTANCE,
        options,
        new StampedOutput.OfCandles(),
        split -> new CandleSequence(split, options),
        context);
  }

  @Override
  protected SplitSequence<T, E> initializedState(HistorySplit split) {
    return sequences.apply(split);
  }

  @Override
  protected HistorySplit toSplitType(String splitId, SplitSequence<T, E> state) {
    return state.split();
  }

  @Override
  protected void onSplitFinished(Map<String, SplitSequence<T, E>> finished) {}
}
