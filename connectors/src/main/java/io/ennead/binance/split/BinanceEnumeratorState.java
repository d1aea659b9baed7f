package io.ennead.binance.split;

import java.util.List;
import java.util.Set;

/**
 * What the enumerator remembers.
 *
 * @param assigned symbols whose splits are with readers
 * @param waiting splits that are to be assigned
 */
public record BinanceEnumeratorState(Set<String> assigned, List<BinanceSplit> waiting) {

  public BinanceEnumeratorState {
    assigned = Set.copyOf(assigned);
    waiting = List.copyOf(waiting);
  }

  /** Nothing was assigned yet. */
  public static BinanceEnumeratorState empty() {
    return new BinanceEnumeratorState(Set.of(), List.of());
  }
}
