package io.ennead.analytics.consensus.harmonic;

import io.ennead.analytics.consensus.Figures;
import io.ennead.analytics.consensus.market.SideView;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The active patterns of one side. X A B C are the last four of the alternating pivots (strength 3,
 * 5 and 8, each on its own), D is the pivot(2) low that the current candle confirms. Every leg must
 * run its way: where neighbours of the alternating list lie the wrong way round (a "high" below the
 * next low), there is no pattern.
 */
final class HarmonicSide {

  private static final int[] STRENGTHS = {3, 5, 8};
  private static final int D_STRENGTH = 2;
  private static final int MAX_CD = 100;
  private static final int LIFE = 30;
  private static final int CAPACITY = 10;

  /** A completed pattern, prices in the side's view. */
  record Active(String title, int dIndex, double d, int confirmed, double confidence) {}

  private final List<Active> patterns = new ArrayList<>();

  void update(SideView view) {
    if (view.newLow(D_STRENGTH)) {
      for (int strength : STRENGTHS) {
        complete(view, strength);
      }
    }
    patterns.removeIf(
        each ->
            view.index() - each.confirmed() > LIFE
                || Math.abs(view.close(0) - each.d()) > 2 * view.atr()
                || view.close(0) < each.d() - .5 * view.atr());
  }

  private void complete(SideView view, int strength) {
    int count = view.swingCount(strength);
    if (count < 3 || view.lastSwingIsLow(strength)) {
      return;
    }
    int dIndex = view.lowIndex(D_STRENGTH, 0);
    double d = view.lowPrice(D_STRENGTH, 0);
    int cIndex = view.swingIndex(strength, 0);
    int since = view.index() - cIndex;
    if (dIndex <= cIndex || dIndex - cIndex > MAX_CD || view.lowest(since) < d) {
      return;
    }
    double c = view.swingPrice(strength, 0);
    double b = view.swingPrice(strength, 1);
    double a = view.swingPrice(strength, 2);
    double ab = a - b;
    double bc = c - b;
    double cd = c - d;
    if (Math.min(ab, Math.min(bc, cd)) < view.atr()) {
      return;
    }
    if (d < b) {
      add(
          view,
          HarmonicPattern.ABCD_TITLE,
          dIndex,
          HarmonicPattern.abcdPrecision(bc / ab, cd / ab));
    }
    double xa = count > 3 ? a - view.swingPrice(strength, 3) : 0;
    if (xa >= 2 * view.atr()) {
      for (HarmonicPattern each : HarmonicPattern.values()) {
        add(view, each.title(), dIndex, each.precision(ab / xa, bc / ab, cd / bc, (a - d) / xa));
      }
    }
  }

  private void add(SideView view, String title, int dIndex, double precision) {
    if (Double.isNaN(precision)) {
      return;
    }
    double d = view.lowPrice(D_STRENGTH, 0);
    patterns.removeIf(each -> each.title().equals(title) && each.dIndex() == dIndex);
    patterns.add(new Active(title, dIndex, d, view.index(), .70 + .20 * precision));
    if (patterns.size() > CAPACITY) {
      patterns.remove(0);
    }
  }

  int count() {
    return patterns.size();
  }

  double meanConfidence() {
    double sum = 0;
    for (Active each : patterns) {
      sum += each.confidence();
    }
    return sum / patterns.size();
  }

  void explain(SideView view, List<String> reasons) {
    for (Active each : patterns) {
      reasons.add(
          view.direction()
              + " "
              + each.title()
              + " "
              + Figures.share(each.confidence())
              + ", D "
              + Figures.price(view.quoted(each.d()))
              + " "
              + (view.index() - each.dIndex())
              + " candles ago");
    }
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(patterns.size());
    for (Active each : patterns) {
      out.writeUTF(each.title());
      out.writeInt(each.dIndex());
      out.writeDouble(each.d());
      out.writeInt(each.confirmed());
      out.writeDouble(each.confidence());
    }
  }

  void read(DataInput in) throws IOException {
    patterns.clear();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      patterns.add(
          new Active(in.readUTF(), in.readInt(), in.readDouble(), in.readInt(), in.readDouble()));
    }
  }
}
