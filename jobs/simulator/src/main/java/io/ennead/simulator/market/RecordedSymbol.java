package io.ennead.simulator.market;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.LongStream;

/** What recorded trades tell of their symbol: assets by its name, steps by the digits in use. */
final class RecordedSymbol {
  private static final List<String> QUOTES =
      List.of("USDT", "USDC", "FDUSD", "BUSD", "TUSD", "BTC", "ETH", "BNB", "EUR", "USD");

  private RecordedSymbol() {}

  static MarketSymbol of(String name, long[] prices, long[] quantities) {
    String quote =
        QUOTES.stream()
            .filter(q -> name.endsWith(q) && name.length() > q.length())
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "recorded symbol %s ends with none of %s".formatted(name, QUOTES)));
    long price = prices[prices.length - 1];
    return new MarketSymbol(
        name,
        name.substring(0, name.length() - quote.length()),
        quote,
        step(prices, Math.max(1, price / 1000)),
        step(quantities, MarketSymbol.ONE),
        price,
        1);
  }

  /** The largest power of ten that divides all values and is not above a bound. */
  private static long step(long[] values, long bound) {
    long divisor =
        LongStream.of(values)
            .mapToObj(BigInteger::valueOf)
            .reduce(BigInteger.ZERO, BigInteger::gcd)
            .longValueExact();
    long step = 1;
    while (divisor % (step * 10) == 0 && step * 10 <= bound) {
      step *= 10;
    }
    return step;
  }
}
