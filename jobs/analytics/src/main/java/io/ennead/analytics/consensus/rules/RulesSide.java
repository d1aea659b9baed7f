package io.ennead.analytics.consensus.rules;

import io.ennead.analytics.consensus.Figures;
import io.ennead.analytics.consensus.market.Levels;
import io.ennead.analytics.consensus.market.SideView;
import io.ennead.analytics.consensus.state.Binary;
import io.ennead.records.Direction;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The living patterns of one side. Each find lives by itself (the same pattern on two candles
 * counts twice), until its last candle or a close at or beyond its price. Lives of 3 and 8 candles
 * bound their number to 34.
 */
final class RulesSide {

  private static final CandlestickPattern[] CANDLESTICKS = CandlestickPattern.values();
  private static final ChartPattern[] CHARTS = ChartPattern.values();
  private static final int OLDEST_CANDLE = 17;
  private static final int CANDLESTICK_LIFE = 3;
  private static final int CHART_LIFE = 8;
  private static final double CHART_CONFIDENCE = .87;
  private static final int REPEAT_AFTER = 20;
  private static final int NEVER = Integer.MIN_VALUE / 2;

  private final List<LivingPattern> living = new ArrayList<>();
  private final int[] lastFired = new int[CHARTS.length];

  RulesSide() {
    Arrays.fill(lastFired, NEVER);
  }

  void update(SideView view) {
    if (!living.isEmpty()) {
      living.removeIf(
          each -> view.index() - each.born() >= each.life() || view.close(0) <= each.invalid());
    }
    if (view.count() <= OLDEST_CANDLE + CHART_LIFE) {
      return;
    }
    seekCandlesticks(view);
    seekCharts(view);
  }

  private void seekCandlesticks(SideView view) {
    double low = Math.min(view.low(0), view.low(1));
    boolean known = false;
    for (CandlestickPattern each : CANDLESTICKS) {
      if (each.fits(view)) {
        if (!known && !Levels.near(view, low)) {
          return;
        }
        known = true;
        add(view, title(view, each), CANDLESTICK_LIFE, low, .70 + .20 * each.strength());
      }
    }
  }

  private static String title(SideView view, CandlestickPattern pattern) {
    return pattern.title(view.direction() == Direction.SHORT);
  }

  private void seekCharts(SideView view) {
    for (ChartPattern each : CHARTS) {
      double invalid = each.fits(view);
      if (!Double.isNaN(invalid)) {
        if (view.index() - lastFired[each.ordinal()] > REPEAT_AFTER) {
          lastFired[each.ordinal()] = view.index();
          String title = each.title(view.direction() == Direction.SHORT);
          add(view, title, CHART_LIFE, invalid, CHART_CONFIDENCE);
        }
        return;
      }
    }
  }

  private void add(SideView view, String title, int life, double invalid, double base) {
    double ratio = view.volumeRatio();
    double factor = ratio >= 1.5 ? 1 : ratio >= 1.2 ? .95 : .85;
    living.add(new LivingPattern(title, view.index(), life, invalid, base * factor));
  }

  int count() {
    return living.size();
  }

  double meanConfidence() {
    double sum = 0;
    for (LivingPattern each : living) {
      sum += each.confidence();
    }
    return sum / living.size();
  }

  void explain(SideView view, List<String> reasons) {
    for (LivingPattern each : living) {
      reasons.add(
          each.title()
              + " "
              + Figures.share(each.confidence())
              + ", "
              + (view.index() - each.born())
              + " candles ago, void beyond "
              + Figures.price(view.quoted(each.invalid())));
    }
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(living.size());
    for (LivingPattern each : living) {
      each.write(out);
    }
    Binary.write(lastFired, out);
  }

  void read(DataInput in) throws IOException {
    living.clear();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      living.add(LivingPattern.read(in));
    }
    Binary.read(lastFired, in);
  }
}
