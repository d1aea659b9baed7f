package io.ennead.analytics.signals.levels;

import io.ennead.analytics.consensus.market.SideView;
import io.ennead.analytics.signals.options.LevelOptions;
import io.ennead.records.Direction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Finds stop and target of a trade at a candle's close: the stop beyond the last confirmed swing of
 * strength 2, the target at the nearest confirmed opposing swing of strength 20.
 *
 * <p>Swings and ATR are binary; a swing's price becomes the decimal that it was made from (prices
 * have fewer than 16 digits), and everything after that is decimal.
 */
public final class LevelFinder {

  private static final int STOP_SWING = 2;
  private static final int TARGET_SWING = 20;
  private static final int TARGET_SWINGS_KEPT = 20;

  /** What is nearer than so much of the least distance in binary is nearer in decimals too. */
  private static final double ALMOST = 1 - 1e-9;

  private final LevelOptions options;

  public LevelFinder(LevelOptions options) {
    this.options = options;
  }

  /**
   * Levels with what led to them.
   *
   * @param findings in words; {@code stop=clamped} among them where the swing lay too far off
   */
  public record Found(TradeLevels levels, List<String> findings) {

    public Found {
      findings = List.copyOf(findings);
    }
  }

  /**
   * @param view the side of the trade; its ATR is above zero
   * @param entry the candle's close
   */
  public Found find(SideView view, BigDecimal entry) {
    BigDecimal atr = BigDecimal.valueOf(view.atr());
    List<String> findings = new ArrayList<>();
    BigDecimal stop = priceAt(view, entry, stopDistance(view, entry, atr, findings).negate());
    BigDecimal target =
        priceAt(view, entry, targetDistance(view, entry, atr, findings)).max(options.tick());
    return new Found(
        new TradeLevels(view.direction(), entry, stop, target, options.feeFraction()), findings);
  }

  private BigDecimal stopDistance(
      SideView view, BigDecimal entry, BigDecimal atr, List<String> findings) {
    BigDecimal most = options.mostStop().multiply(atr);
    if (view.lowCount(STOP_SWING) == 0) {
      findings.add("no swing of strength 2");
      findings.add("stop=clamped");
      return most;
    }
    BigDecimal swing = quoted(view, view.lowPrice(STOP_SWING, 0));
    BigDecimal beyond =
        towards(view, entry, swing).negate().add(options.stopBuffer().multiply(atr));
    BigDecimal distance = beyond.max(options.leastStop().multiply(atr));
    findings.add("last swing of strength 2 at " + swing.toPlainString());
    if (distance.compareTo(most) > 0) {
      findings.add("stop=clamped");
      return most;
    }
    return distance;
  }

  private BigDecimal targetDistance(
      SideView view, BigDecimal entry, BigDecimal atr, List<String> findings) {
    BigDecimal least = options.leastTarget().multiply(atr);
    BigDecimal nearest = null;
    int count = Math.min(TARGET_SWINGS_KEPT, view.highCount(TARGET_SWING));
    double tooNear = options.leastTarget().doubleValue() * view.atr() * ALMOST;
    for (int back = 0; back < count; back++) {
      if (view.highPrice(TARGET_SWING, back) - view.close(0) < tooNear) {
        continue; // most are: the decimals need not be asked
      }
      BigDecimal distance = towards(view, entry, quoted(view, view.highPrice(TARGET_SWING, back)));
      if (distance.compareTo(least) >= 0 && (nearest == null || distance.compareTo(nearest) < 0)) {
        nearest = distance;
      }
    }
    if (nearest != null) {
      findings.add("target at a swing of strength 20");
      return nearest;
    }
    findings.add("target at " + options.defaultTarget().toPlainString() + " ATR");
    return options.defaultTarget().multiply(atr);
  }

  /** The price a distance away, in whole ticks against the trade. */
  private BigDecimal priceAt(SideView view, BigDecimal entry, BigDecimal distance) {
    boolean up = view.direction() == Direction.LONG;
    BigDecimal price = up ? entry.add(distance) : entry.subtract(distance);
    RoundingMode against = up ? RoundingMode.FLOOR : RoundingMode.CEILING;
    return price.divide(options.tick(), 0, against).multiply(options.tick()).stripTrailingZeros();
  }

  private static BigDecimal towards(SideView view, BigDecimal entry, BigDecimal price) {
    BigDecimal up = price.subtract(entry);
    return view.direction() == Direction.LONG ? up : up.negate();
  }

  private static BigDecimal quoted(SideView view, double price) {
    return BigDecimal.valueOf(view.quoted(price));
  }
}
