package io.ennead.history.split;

import io.ennead.ledger.TradeLedger;
import java.math.BigDecimal;

/**
 * How far a split has been emitted. A row whose key (trade id or open time) is not above {@link
 * #key} is behind it: so a position in the merged sequence is exact whatever files, orders and
 * compressions it is read from again.
 */
public sealed interface Progress {

  /** The highest key emitted, or {@link Long#MIN_VALUE}. */
  long key();

  /** Of trades: the ledger says it all. */
  record OfTrades(TradeLedger.Position position) implements Progress {

    public static final OfTrades START = new OfTrades(TradeLedger.Position.START);

    @Override
    public long key() {
      return position.lastId();
    }
  }

  /**
   * Of candles.
   *
   * @param lastOpenTime of the row emitted last, epoch milliseconds
   * @param lastClose its closing price, or null before the first
   */
  record OfCandles(long lastOpenTime, BigDecimal lastClose) implements Progress {

    public static final OfCandles START = new OfCandles(Long.MIN_VALUE, null);

    @Override
    public long key() {
      return lastOpenTime;
    }
  }
}
