package io.ennead.analytics.signals.levels;

import io.ennead.records.Direction;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Entry, stop and target of a trade, and what its exits are worth after fees. All in decimals.
 *
 * <p>1 R is what the stop costs, fees included: a trade stopped at its stop has -1 R, one at its
 * target its risk/reward. Results in R have four decimals, cut off.
 *
 * @param direction LONG or SHORT
 * @param feeFraction of the price, on entry and on exit
 */
public record TradeLevels(
    Direction direction,
    BigDecimal entry,
    BigDecimal stop,
    BigDecimal target,
    BigDecimal feeFraction) {

  private static final int DECIMALS = 4;
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  public TradeLevels {
    int sign = direction.sign();
    if (sign == 0 || entry.compareTo(stop) != sign) {
      throw new IllegalArgumentException(
          "levels are refused: stop %s must lie against a %s from entry %s"
              .formatted(stop, direction, entry));
    }
  }

  /** What the target pays over what the stop costs. */
  public BigDecimal riskReward() {
    return resultR(target);
  }

  /** What leaving at a price brings, in R after fees. */
  public BigDecimal resultR(BigDecimal exit) {
    return inR(net(exit));
  }

  /** What leaving at a price brings, in percent of the entry after fees. */
  public BigDecimal resultPercent(BigDecimal exit) {
    return net(exit).multiply(HUNDRED).divide(entry, DECIMALS, RoundingMode.HALF_EVEN);
  }

  /** How far a price lies in the trade's direction, in R before fees; negative against it. */
  public BigDecimal excursionR(BigDecimal price) {
    return inR(gross(price));
  }

  /** Whether a price lies at the stop or beyond. */
  public boolean reachesStop(BigDecimal price) {
    return price.compareTo(stop) * direction.sign() <= 0;
  }

  /** Whether a price lies at the target or beyond. */
  public boolean reachesTarget(BigDecimal price) {
    return price.compareTo(target) * direction.sign() >= 0;
  }

  private BigDecimal inR(BigDecimal amount) {
    return amount.divide(net(stop).negate(), DECIMALS, RoundingMode.DOWN);
  }

  private BigDecimal net(BigDecimal exit) {
    return gross(exit).subtract(entry.add(exit).multiply(feeFraction));
  }

  private BigDecimal gross(BigDecimal exit) {
    BigDecimal up = exit.subtract(entry);
    return direction == Direction.LONG ? up : up.negate();
  }
}
