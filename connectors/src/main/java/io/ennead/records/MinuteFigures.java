package io.ennead.records;

import java.math.BigDecimal;

/**
 * What two accounts of a minute are compared by. Of a minute without trades the ids are -1 and all
 * else is zero.
 *
 * @param open in 1e-8 of the quote asset, as high, low and close
 * @param volume in the base asset
 */
public record MinuteFigures(
    long firstTradeId,
    long lastTradeId,
    long tradeCount,
    long open,
    long high,
    long low,
    long close,
    BigDecimal volume) {

  /** A minute without trades. */
  public static final MinuteFigures NONE =
      new MinuteFigures(-1, -1, 0, 0, 0, 0, 0, BigDecimal.ZERO);

  public MinuteFigures {
    volume = Decimals.canonical(volume);
  }
}
