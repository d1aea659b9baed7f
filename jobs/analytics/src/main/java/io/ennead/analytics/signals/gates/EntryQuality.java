package io.ennead.analytics.signals.gates;

import io.ennead.analytics.consensus.Figures;
import io.ennead.analytics.consensus.HigherSwings;
import io.ennead.analytics.consensus.Points;
import io.ennead.analytics.consensus.market.Market;
import io.ennead.analytics.indicators.IndicatorDefinition;
import io.ennead.analytics.indicators.IndicatorSet;
import io.ennead.records.Direction;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * How good a place and moment for an entry a candle's close is, in points of 100: higher timeframes
 * 30, location 25, volume 20, MACD 15, RSI 10. Without a higher timeframe in the run the other 70
 * are scaled up to 100.
 *
 * @param points 0..100, cut off to two decimals
 * @param findings the parts with their figures
 */
public record EntryQuality(BigDecimal points, List<String> findings) {

  private static final int HIGHER = 30;
  private static final int LOCATION = 25;
  private static final int VOLUME = 20;
  private static final int SOME_VOLUME = 10;
  private static final int MACD = 15;
  private static final int RSI = 10;
  private static final int ALL = 100;
  private static final int DECIMALS = 2;

  public EntryQuality {
    findings = List.copyOf(findings);
  }

  /**
   * Judges the current candle.
   *
   * @param direction LONG or SHORT
   * @param higher the swings of each higher timeframe of the run
   */
  public static EntryQuality of(
      Direction direction, Market market, IndicatorSet values, List<HigherSwings> higher) {
    List<String> findings = new ArrayList<>();
    int others =
        location(direction, market, values, findings)
            + volume(market, findings)
            + macd(direction, values, findings)
            + rsi(direction, values, findings);
    return new EntryQuality(total(direction, others, higher, findings), findings);
  }

  /** Higher timeframes: all of the points for the same direction, half of them for none yet. */
  private static BigDecimal total(
      Direction direction, int others, List<HigherSwings> higher, List<String> findings) {
    if (higher.isEmpty()) {
      findings.add("no higher timeframe: scaled up from " + others + " of " + (ALL - HIGHER));
      return ratio(others * ALL, ALL - HIGHER);
    }
    int sum = 0;
    for (HigherSwings each : higher) {
      sum += HIGHER * (1 + direction.sign() * each.direction().sign()) / 2;
      findings.add("swings(5) of " + each.interval() + " " + each.direction());
    }
    findings.add("higher timeframes " + sum + "/" + HIGHER * higher.size());
    return ratio(others * higher.size() + sum, higher.size());
  }

  private static int location(
      Direction direction, Market market, IndicatorSet values, List<String> findings) {
    double close = values.close();
    double distance = Math.abs(close - values.value(IndicatorDefinition.EMA_21)) / market.atr();
    double vwap = values.value(IndicatorDefinition.VWAP);
    boolean near = Double.isFinite(distance) && Points.atMost(distance, 1);
    boolean onItsSide = (close - vwap) * direction.sign() >= 0;
    int points = near || onItsSide ? LOCATION : 0;
    findings.add(
        part("location", points, LOCATION)
            + Figures.share(distance)
            + " ATR from EMA21, close "
            + Figures.price(close)
            + ", VWAP "
            + Figures.price(vwap));
    return points;
  }

  private static int volume(Market market, List<String> findings) {
    double ratio = market.volumeRatio();
    int points = Points.atLeast(ratio, 1.2) ? VOLUME : Points.atLeast(ratio, 1.0) ? SOME_VOLUME : 0;
    findings.add(part("volume ratio", points, VOLUME) + Figures.share(ratio));
    return points;
  }

  private static int macd(Direction direction, IndicatorSet values, List<String> findings) {
    double histogram = values.value(IndicatorDefinition.MACD_HISTOGRAM);
    int points = histogram * direction.sign() > 0 ? MACD : 0;
    findings.add(part("MACD histogram", points, MACD) + Figures.price(histogram));
    return points;
  }

  private static int rsi(Direction direction, IndicatorSet values, List<String> findings) {
    double rsi = values.value(IndicatorDefinition.RSI);
    boolean exhausted =
        direction == Direction.LONG ? Points.atLeast(rsi, 70) : Points.atMost(rsi, 30);
    int points = Double.isNaN(rsi) || exhausted ? 0 : RSI;
    findings.add(part("RSI(14)", points, RSI) + Figures.share(rsi));
    return points;
  }

  private static String part(String name, int points, int of) {
    return name + " " + points + "/" + of + ": ";
  }

  private static BigDecimal ratio(int points, int of) {
    return BigDecimal.valueOf(points).divide(BigDecimal.valueOf(of), DECIMALS, RoundingMode.DOWN);
  }
}
