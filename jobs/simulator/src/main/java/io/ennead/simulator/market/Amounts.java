package io.ennead.simulator.market;

import java.math.BigDecimal;

/** Prices and quantities in 1e-8, as the exchange prints them: always eight decimals. */
public final class Amounts {
  private Amounts() {}

  /** 12345 becomes 0.00012345. */
  public static String format(long units) {
    if (units < 0) {
      throw new IllegalArgumentException("no negative prices or quantities: " + units);
    }
    String fraction = Long.toString(MarketSymbol.ONE + units % MarketSymbol.ONE).substring(1);
    return units / MarketSymbol.ONE + "." + fraction;
  }

  /** The same number as a decimal with scale 8. */
  public static BigDecimal decimal(long units) {
    return BigDecimal.valueOf(units, 8);
  }

  /**
   * Price times quantity with scale 8, exact for the tick and step sizes of {@link MarketSymbol}.
   */
  public static BigDecimal quote(long price, long quantity) {
    return decimal(price).multiply(decimal(quantity)).setScale(8);
  }

  /**
   * Reads a decimal of at most eight places.
   *
   * @throws NumberFormatException if it is not a number
   * @throws ArithmeticException if it has more places
   */
  public static long parse(String text) {
    return new BigDecimal(text).movePointRight(8).longValueExact();
  }
}
