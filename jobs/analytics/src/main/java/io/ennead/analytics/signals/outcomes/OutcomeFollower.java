package io.ennead.analytics.signals.outcomes;

import io.ennead.records.Candle;
import io.ennead.records.Outcome;
import io.ennead.records.OutcomeStatus;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Follows a position candle by candle on the finest timeframe of the run, from the candle that
 * opens where its own closed.
 *
 * <p>When one candle spans both levels the stop counts. A candle that opens beyond the stop is left
 * at its open: nobody was filled at the stop. The target is never bettered. A position whose time
 * runs out is left at the last known close.
 */
final class OutcomeFollower {

  private final long expiry;

  /**
   * @param expiry milliseconds
   */
  OutcomeFollower(long expiry) {
    this.expiry = expiry;
  }

  /** Takes a closed candle; the outcome if it resolves the position. */
  Optional<Outcome> follow(Position position, Candle candle) {
    if (candle.openTime() < position.closeTime()) {
      return Optional.empty();
    }
    long deadline = position.closeTime() + expiry;
    if (candle.openTime() >= deadline) {
      return Optional.of(position.resolved(OutcomeStatus.EXPIRED, deadline, position.lastPrice()));
    }
    if (position.isNewWorst(candle) && position.levels().reachesStop(position.adverse(candle))) {
      BigDecimal stop = position.levels().stop();
      BigDecimal price = position.levels().reachesStop(candle.open()) ? candle.open() : stop;
      position.takeAdverse(price);
      return Optional.of(position.resolved(OutcomeStatus.STOP, candle.closeTime(), price));
    }
    if (position.isNewBest(candle)
        && position.levels().reachesTarget(position.favourable(candle))) {
      BigDecimal target = position.levels().target();
      position.takeAdverse(position.adverse(candle));
      position.takeFavourable(target);
      return Optional.of(position.resolved(OutcomeStatus.TARGET, candle.closeTime(), target));
    }
    position.take(candle);
    return candle.closeTime() >= deadline
        ? Optional.of(position.resolved(OutcomeStatus.EXPIRED, deadline, position.lastPrice()))
        : Optional.empty();
  }
}
