package io.ennead.simulator.market;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/**
 * A stretch without a trade; the ids go on where they stopped. Real ones lasted two and four hours
 * (2021-09-29, 2021-04-25).
 *
 * @param from first instant without trades, a whole minute
 * @param to first instant with trades again, a whole minute
 * @param symbols whom it concerns; empty means all
 */
public record Halt(Instant from, Instant to, Set<String> symbols) {

  public Halt {
    symbols = Set.copyOf(symbols);
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException(
          "a halt from %s must end after its start, not at %s".formatted(from, to));
    }
    if (from.getEpochSecond() % 60 != 0 || to.getEpochSecond() % 60 != 0) {
      throw new IllegalArgumentException(
          "a halt begins and ends at whole minutes: %s, %s".formatted(from, to));
    }
    if (Duration.between(from, to).compareTo(Duration.ofHours(12)) > 0) {
      throw new IllegalArgumentException(
          "a halt lasts at most 12 hours: %s to %s".formatted(from, to));
    }
  }

  boolean covers(String symbol, long epochMinute) {
    return epochMinute >= from.getEpochSecond() / 60
        && epochMinute < to.getEpochSecond() / 60
        && (symbols.isEmpty() || symbols.contains(symbol));
  }
}
