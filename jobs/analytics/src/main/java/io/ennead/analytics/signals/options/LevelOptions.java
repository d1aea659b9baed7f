package io.ennead.analytics.signals.options;

import java.io.Serializable;
import java.math.BigDecimal;

/**
 * Where stop and target lie; distances in ATR(14) of the candle.
 *
 * @param stopBuffer how far beyond the last confirmed swing the stop lies
 * @param leastStop the least distance of the stop from the entry
 * @param mostStop the greatest; a stop further off is moved there
 * @param leastTarget the least distance of a swing that serves as the target
 * @param defaultTarget the target where there is no such swing
 * @param leastRiskReward what the target must pay over what the stop costs, both after fees
 * @param feePercent of the price, on each side
 * @param tick levels are multiples of it, rounded against the trade
 */
public record LevelOptions(
    BigDecimal stopBuffer,
    BigDecimal leastStop,
    BigDecimal mostStop,
    BigDecimal leastTarget,
    BigDecimal defaultTarget,
    BigDecimal leastRiskReward,
    BigDecimal feePercent,
    BigDecimal tick)
    implements Serializable {

  public static final LevelOptions DEFAULT =
      new LevelOptions(
          new BigDecimal("0.1"),
          new BigDecimal("1.0"),
          new BigDecimal("1.5"),
          new BigDecimal("3"),
          new BigDecimal("6"),
          new BigDecimal("2.5"),
          new BigDecimal("0.05"),
          new BigDecimal("0.00000001"));

  public LevelOptions {
    if (stopBuffer.signum() < 0 || leastStop.signum() <= 0 || mostStop.compareTo(leastStop) < 0) {
      throw new IllegalArgumentException(
          "stop is refused: buffer %s from 0, distances 0 < %s <= %s ATR"
              .formatted(stopBuffer, leastStop, mostStop));
    }
    if (leastTarget.signum() <= 0 || defaultTarget.signum() <= 0) {
      throw new IllegalArgumentException(
          "target is refused: distances %s and %s ATR must be above zero"
              .formatted(leastTarget, defaultTarget));
    }
    if (leastRiskReward.signum() < 0) {
      throw new IllegalArgumentException(
          "risk/reward " + leastRiskReward + " is refused: it starts at zero");
    }
    if (feePercent.signum() < 0 || tick.signum() <= 0) {
      throw new IllegalArgumentException(
          "fee %s %% and tick %s are refused: from 0, and above 0".formatted(feePercent, tick));
    }
  }

  public LevelOptions withFeePercent(BigDecimal other) {
    return new LevelOptions(
        stopBuffer, leastStop, mostStop, leastTarget, defaultTarget, leastRiskReward, other, tick);
  }

  /** The fee as a fraction of the price. */
  public BigDecimal feeFraction() {
    return feePercent.movePointLeft(2);
  }
}
