package io.ennead.simulator.market;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A symbol of the simulated market.
 *
 * @param name as the exchange writes it, upper case
 * @param baseAsset what is traded
 * @param quoteAsset what it is paid in
 * @param tickSize smallest price step in 1e-8
 * @param stepSize smallest quantity step in 1e-8
 * @param referencePrice price around which the model moves, in 1e-8
 * @param tradesPerMinute mean number of aggregate trades in a minute
 */
public record MarketSymbol(
    String name,
    String baseAsset,
    String quoteAsset,
    long tickSize,
    long stepSize,
    long referencePrice,
    int tradesPerMinute) {

  /** Units of a price or quantity in one whole. */
  public static final long ONE = 100_000_000L;

  public MarketSymbol {
    if (!name.equals(baseAsset + quoteAsset) || !name.matches("[A-Z0-9]{2,20}")) {
      throw new IllegalArgumentException(
          "symbol %s must be base and quote asset in upper case".formatted(name));
    }
    if (tickSize <= 0 || stepSize <= 0 || tradesPerMinute <= 0) {
      throw new IllegalArgumentException(
          name + ": tick size, step size and trades per minute must be positive");
    }
    if (referencePrice < 100 * tickSize || referencePrice > 10_000_000L * ONE) {
      throw new IllegalArgumentException(
          "%s: reference price %d must be at least 100 ticks and at most ten million"
              .formatted(name, referencePrice));
    }
    // One unit of price times one unit of quantity then fits the exchange's eight decimals exactly.
    if (Math.multiplyExact(tickSize, stepSize) % ONE != 0) {
      throw new IllegalArgumentException(
          name + ": tick size times step size must be a multiple of 1e-8");
    }
  }

  /** BTC, ETH, BNB, SOL and ADA against USDT with the tick and step sizes of Binance spot. */
  public static List<MarketSymbol> defaults() {
    return List.of(
        usdt("BTC", ONE / 100, 1_000, 64_000 * ONE, 120),
        usdt("ETH", ONE / 100, 10_000, 3_100 * ONE, 90),
        usdt("BNB", ONE / 100, 100_000, 580 * ONE, 20),
        usdt("SOL", ONE / 100, 100_000, 150 * ONE, 40),
        usdt("ADA", 10_000, ONE / 10, 45_000_000, 6));
  }

  /**
   * Made-up symbols for load: S00USDT, S01USDT and so on.
   *
   * @param count how many
   * @param tradesPerMinute mean of each
   */
  public static List<MarketSymbol> synthetic(int count, int tradesPerMinute) {
    return IntStream.range(0, count)
        .mapToObj(
            i ->
                usdt("S%02d".formatted(i), ONE / 1000, ONE / 1000, (10 + i) * ONE, tradesPerMinute))
        .toList();
  }

  /** The same symbol with another mean number of aggregate trades in a minute. */
  public MarketSymbol withTradesPerMinute(int mean) {
    return new MarketSymbol(name, baseAsset, quoteAsset, tickSize, stepSize, referencePrice, mean);
  }

  private static MarketSymbol usdt(
      String base, long tickSize, long stepSize, long price, int tradesPerMinute) {
    return new MarketSymbol(
        base + "USDT", base, "USDT", tickSize, stepSize, price, tradesPerMinute);
  }
}
