package io.ennead.simulator.market;

import java.util.List;

/**
 * What an exchange has traded: minutes of aggregate trades by symbol, addressed by time and by id.
 */
public interface Market {

  /** The symbols, in the order in which the exchange lists them. */
  List<MarketSymbol> symbols();

  /** The aggregate trades of a minute, by id and by time; empty in a quiet one. */
  List<AggregateTrade> minute(String symbol, long epochMinute);

  /** The fills of an aggregate trade, by id. */
  List<Fill> fills(String symbol, AggregateTrade trade);

  /** Id of the first aggregate trade at or after the start of a minute. */
  long firstIdFrom(String symbol, long epochMinute);

  /** The minute that holds an aggregate id. */
  long minuteOfId(String symbol, long id);

  /** The minute that holds a fill id. */
  long minuteOfFill(String symbol, long fillId);

  /** First minute of the history. */
  long firstMinute();

  /** First minute after the history; {@link Long#MAX_VALUE} if it never ends. */
  long endMinute();

  /**
   * The symbol of that name.
   *
   * @throws IllegalArgumentException if the exchange does not list it
   */
  default MarketSymbol symbol(String name) {
    return symbols().stream()
        .filter(s -> s.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no symbol %s in this market: it has %s"
                        .formatted(name, symbols().stream().map(MarketSymbol::name).toList())));
  }
}
