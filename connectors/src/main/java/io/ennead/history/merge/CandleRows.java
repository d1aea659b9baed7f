package io.ennead.history.merge;

import io.ennead.history.file.HistoryFile;
import io.ennead.history.file.RejectedRows;
import io.ennead.history.file.RowReaders;
import io.ennead.history.file.Rows;
import io.ennead.records.BinaryCodec;
import io.ennead.records.Candle;
import io.ennead.records.CandleCodec;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Candles, by their open time. Of several of one minute the one with more trades is the fuller;
 * where not all of them say how many, the one with the larger volume.
 */
public final class CandleRows implements RowType<Candle> {

  public static final CandleRows INSTANCE = new CandleRows();

  private static final Comparator<Candle> BY_CONTENT =
      by(Candle::volume)
          .thenComparing(Candle::tradeCount, nullsLow())
          .thenComparing(by(Candle::quoteVolume))
          .thenComparing(by(Candle::takerBuyVolume))
          .thenComparing(by(Candle::takerBuyQuoteVolume))
          .thenComparing(by(Candle::high))
          .thenComparing(by(Candle::low).reversed())
          .thenComparing(by(Candle::open))
          .thenComparing(by(Candle::close));

  private static final Comparator<Candle> BY_TRADES =
      Comparator.<Candle, Long>comparing(Candle::tradeCount, nullsLow()).thenComparing(BY_CONTENT);

  private static Comparator<Candle> by(Function<Candle, BigDecimal> value) {
    return Comparator.comparing(value, nullsLow());
  }

  private static <V extends Comparable<V>> Comparator<V> nullsLow() {
    return Comparator.nullsFirst(Comparator.naturalOrder());
  }

  @Override
  public long key(Candle row) {
    return row.openTime();
  }

  @Override
  public long millis(Candle row) {
    return row.openTime();
  }

  @Override
  public Candle fullest(List<Candle> rows) {
    boolean counted = rows.stream().allMatch(row -> row.tradeCount() != null);
    return Collections.max(rows, counted ? BY_TRADES : BY_CONTENT);
  }

  @Override
  public BinaryCodec<Candle> codec() {
    return CandleCodec.INSTANCE;
  }

  @Override
  public Rows<Candle> open(HistoryFile file, RejectedRows rejected) throws IOException {
    return RowReaders.candles(file, rejected);
  }
}
