package io.ennead.analytics.consensus.volume;

import io.ennead.analytics.consensus.market.SideView;
import java.util.Arrays;

/**
 * Volume by price over the last 100 candles in 24 equal bins, each candle's volume spread evenly
 * over its range. A function of the newest candles: no state of its own.
 */
final class VolumeProfile {

  private static final int CANDLES = 100;
  private static final int BINS = 24;
  private static final double HIGH_VOLUME = 1.5;
  private static final double LOW_VOLUME = .5;

  private final double[] bins = new double[BINS];

  /**
   * .5 + .5 weight clip((close - point of control) / 3 ATR), where the weight is 0 in a high-volume
   * node, 1 in a low-volume one, else .5. Two equally full bins, or no range or volume: .5.
   */
  double score(SideView view) {
    double low = view.lowest(0, CANDLES - 1);
    double width = (view.highest(0, CANDLES - 1) - low) / BINS;
    if (!(width > 0)) {
      return .5;
    }
    fill(view, low, width);
    double sum = 0;
    int fullest = 0;
    boolean tie = false;
    for (int bin = 0; bin < BINS; bin++) {
      sum += bins[bin];
      if (bin > 0 && bins[bin] >= bins[fullest]) {
        tie = bins[bin] == bins[fullest];
        fullest = bin;
      }
    }
    if (tie || sum == 0) {
      return .5;
    }
    double share = bins[binOf(view.close(0) - low, 1 / width)] / (sum / BINS);
    double weight = share >= HIGH_VOLUME ? 0 : share <= LOW_VOLUME ? 1 : .5;
    double distance = (view.close(0) - (low + (fullest + .5) * width)) / view.atr() / 3;
    return .5 + .5 * weight * Math.max(-1, Math.min(1, distance));
  }

  private void fill(SideView view, double low, double width) {
    Arrays.fill(bins, 0);
    double perPrice = 1 / width;
    for (int ago = 0; ago < CANDLES; ago++) {
      double bottom = view.low(ago) - low;
      double top = view.high(ago) - low;
      int first = binOf(bottom, perPrice);
      int last = binOf(top, perPrice);
      if (first == last) {
        bins[first] += view.volume(ago);
        continue;
      }
      double density = view.volume(ago) / (top - bottom);
      bins[first] += density * ((first + 1) * width - bottom);
      for (int bin = first + 1; bin < last; bin++) {
        bins[bin] += density * width;
      }
      bins[last] += density * (top - last * width);
    }
  }

  private static int binOf(double aboveLow, double perPrice) {
    return Math.min(BINS - 1, (int) (aboveLow * perPrice));
  }
}
