package io.ennead.analytics.consensus.volume;

import io.ennead.analytics.consensus.market.SideView;
import java.util.Arrays;

/**
 * Volume by price over the last 100 candles in 24 equal bins, each candle's volume spread evenly
 * over its range. A function of the newest candles: no state of its own.
 *
 * <p>While the prices of the bins stay the same, the oldest candle is taken out of them and the
 * newest put in; where the rounding of that could matter, they are filled anew, so that the score
 * is always that of a new profile.
 */
final class VolumeProfile {

  private static final int CANDLES = 100;
  private static final int BINS = 24;
  private static final double HIGH_VOLUME = 1.5;
  private static final double LOW_VOLUME = .5;

  /**
   * Far above what at most 100 candles put in and taken out can differ from bins filled anew, as a
   * share of all volume that was put in: some hundred roundings of 1.1e-16 each.
   */
  private static final double ROUNDING = 1e-12;

  private final double[] bins = new double[BINS];
  private SideView view;
  private int index;
  private double low;
  private double width;
  private double filled;
  private int moved;

  /**
   * .5 + .5 weight clip((close - point of control) / 3 ATR), where the weight is 0 in a high-volume
   * node, 1 in a low-volume one, else .5. Two equally full bins, or no range or volume: .5.
   */
  double score(SideView now) {
    double lowest = now.lowest(CANDLES);
    double binWidth = (now.highest(CANDLES) - lowest) / BINS;
    if (!(binWidth > 0)) {
      return .5;
    }
    if (now == view
        && now.index() == index + 1
        && lowest == low
        && binWidth == width
        && moved < CANDLES) {
      move();
      double score = judge(ROUNDING * filled);
      if (!Double.isNaN(score)) {
        return score;
      }
    }
    view = now;
    low = lowest;
    width = binWidth;
    fill();
    return judge(0);
  }

  /**
   * @param doubt how far a bin may be off
   * @return NaN if that could matter
   */
  private double judge(double doubt) {
    double sum = bins[0];
    int fullest = 0;
    double next = Double.NEGATIVE_INFINITY;
    for (int bin = 1; bin < BINS; bin++) {
      sum += bins[bin];
      if (bins[bin] > bins[fullest]) {
        next = bins[fullest];
        fullest = bin;
      } else {
        next = Math.max(next, bins[bin]);
      }
    }
    if (bins[fullest] - next <= doubt) {
      return doubt > 0 ? Double.NaN : .5;
    }
    double mean = sum / BINS;
    double here = bins[binOf(view.close(0) - low, 1 / width)];
    if (doubt > 0
        && (Math.abs(here - HIGH_VOLUME * mean) <= doubt
            || Math.abs(here - LOW_VOLUME * mean) <= doubt)) {
      return Double.NaN;
    }
    double share = here / mean;
    double weight = share >= HIGH_VOLUME ? 0 : share <= LOW_VOLUME ? 1 : .5;
    double distance = (view.close(0) - (low + (fullest + .5) * width)) / view.atr() / 3;
    return .5 + .5 * weight * Math.max(-1, Math.min(1, distance));
  }

  private void move() {
    index++;
    moved++;
    spread(CANDLES, -view.volume(CANDLES), 1 / width);
    spread(0, view.volume(0), 1 / width);
    filled += view.volume(0);
  }

  private void fill() {
    index = view.index();
    moved = 0;
    filled = 0;
    Arrays.fill(bins, 0);
    double perPrice = 1 / width;
    for (int ago = 0; ago < CANDLES; ago++) {
      spread(ago, view.volume(ago), perPrice);
      filled += view.volume(ago);
    }
  }

  private void spread(int ago, double volume, double perPrice) {
    double bottom = view.low(ago) - low;
    double top = view.high(ago) - low;
    int first = binOf(bottom, perPrice);
    int last = binOf(top, perPrice);
    if (first == last) {
      bins[first] += volume;
      return;
    }
    double density = volume / (top - bottom);
    bins[first] += density * ((first + 1) * width - bottom);
    double whole = density * width;
    for (int bin = first + 1; bin < last; bin++) {
      bins[bin] += whole;
    }
    bins[last] += density * (top - last * width);
  }

  private static int binOf(double aboveLow, double perPrice) {
    return Math.min(BINS - 1, (int) (aboveLow * perPrice));
  }
}
