package io.ennead.binance.split;

import io.ennead.binance.wire.TradeKind;
import io.ennead.ledger.TradeLedger.Position;
import io.ennead.records.Instrument;
import java.util.Objects;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * One symbol and what of its trades has been emitted.
 *
 * @param kind whose ids the position is of
 * @param gaps what is missing up to the position, or is about to be
 */
public record BinanceSplit(String symbol, TradeKind kind, Position position, SplitGaps gaps)
    implements SourceSplit {

  public BinanceSplit {
    Objects.requireNonNull(symbol, "symbol");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(position, "position");
    Objects.requireNonNull(gaps, "gaps");
  }

  /** A symbol without gaps. */
  public BinanceSplit(String symbol, TradeKind kind, Position position) {
    this(symbol, kind, position, SplitGaps.NONE);
  }

  /** A symbol that has not begun. */
  public static BinanceSplit begin(String symbol, TradeKind kind) {
    return new BinanceSplit(symbol, kind, Position.START);
  }

  /** Whether it has a position. */
  public boolean hasBegun() {
    return position.lastId() != Position.NONE;
  }

  @Override
  public String splitId() {
    return symbol;
  }

  public Instrument instrument() {
    return Instrument.binance(symbol);
  }
}
