package io.ennead.records;

import java.util.Locale;
import java.util.Objects;

/**
 * What is traded, and where: the key of everything downstream.
 *
 * @param exchange the venue in lower case, e.g. {@code binance}
 * @param symbol the venue's own name of the instrument in upper case, e.g. {@code BTCUSDT}
 */
public record Instrument(String exchange, String symbol) implements Comparable<Instrument> {

  public Instrument {
    Objects.requireNonNull(exchange, "exchange");
    Objects.requireNonNull(symbol, "symbol");
    if (exchange.isBlank() || !exchange.equals(exchange.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException(
          "exchange '" + exchange + "' must be a lower-case name such as 'binance'");
    }
    if (symbol.isBlank()) {
      throw new IllegalArgumentException("symbol is blank: name one such as 'BTCUSDT'");
    }
  }

  /** An instrument of Binance spot; the symbol may be given in any case. */
  public static Instrument binance(String symbol) {
    return new Instrument("binance", symbol.toUpperCase(Locale.ROOT));
  }

  /** Written out: that of a record goes through method handles, and every window asks for it. */
  @Override
  public boolean equals(Object other) {
    return this == other
        || other instanceof Instrument that
            && symbol.equals(that.symbol)
            && exchange.equals(that.exchange);
  }

  /**
   * Written out because state is spread over key groups by it: that of a record may differ from one
   * Java release to the next, and a savepoint could then not be read.
   */
  @Override
  public int hashCode() {
    return 31 * exchange.hashCode() + symbol.hashCode();
  }

  @Override
  public int compareTo(Instrument other) {
    int byExchange = exchange.compareTo(other.exchange);
    return byExchange != 0 ? byExchange : symbol.compareTo(other.symbol);
  }

  @Override
  public String toString() {
    return exchange + ":" + symbol;
  }
}
