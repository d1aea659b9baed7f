package io.ennead.analytics.consensus.volume;

import io.ennead.analytics.consensus.market.SideView;
import io.ennead.analytics.indicators.IndicatorDefinition;
import io.ennead.analytics.indicators.IndicatorSet;
import io.ennead.analytics.indicators.primitive.Ring;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The scores of the components. What follows the price path is taken net of it ("excess": the
 * volume-weighted value less the same with every volume 1), so that the head does not repeat the
 * technical one. NaN where a component lacks its data.
 */
final class VolumeComponents {

  private static final int LENGTH = 20;
  private static final int EASE_LENGTH = 14;
  private static final int TAKER_LENGTH = 3;

  private final DeltaBase base = new DeltaBase();
  private final SessionAverages session = new SessionAverages();
  private final ForceIndex force = new ForceIndex();
  private final Ring ease = new Ring(EASE_LENGTH);
  private final VolumeProfile profile = new VolumeProfile();
  private final double[] scores = new double[Component.values().length];
  private double recentVolume;

  /** Takes the candle into the sums. */
  void accumulate(SideView view) {
    base.update(view.delta(0), view.volume(0));
    double typical = (view.high(0) + view.low(0) + view.close(0)) / 3;
    session.update(view.openTime(), typical, view.volume(0));
    if (view.count() > 1) {
      force.update(view.close(0) - view.close(1), view.volume(0));
    }
    recentVolume = 0;
    for (int ago = 0; ago < Math.min(LENGTH, view.count()); ago++) {
      recentVolume += view.volume(ago);
    }
    if (view.atr() > 0) {
      ease.push(easeExcess(view));
    }
  }

  private double easeExcess(SideView view) {
    double mid = (view.high(0) + view.low(0)) / 2;
    double before = (view.high(1) + view.low(1)) / 2;
    double move = (mid - before) / view.atr() * (view.range(0) / view.atr());
    double usual = recentVolume / LENGTH;
    return usual > 0 ? move / Math.max(view.volume(0) / usual, .1) - move : 0;
  }

  /** The volume of the last 20 candles. */
  double recentVolume() {
    return recentVolume;
  }

  /** The scores in the order of {@link Component}; needs 100 candles and volume in the last 20. */
  double[] scores(SideView view, IndicatorSet values) {
    double share = base.share();
    put(Component.CVD, (delta(view, LENGTH) / recentVolume - share) / .15);
    put(Component.TAKER, (takerRatio(view) - share) / .25);
    put(Component.VWAP, session.excess() / view.atr() / .5);
    put(Component.FORCE, force.excess() / .20);
    put(Component.EASE, ease.size() < EASE_LENGTH ? Double.NaN : ease.mean(EASE_LENGTH) / .20);
    scores[Component.PROFILE.ordinal()] = profile.score(view);
    double signs = 0;
    double multipliers = 0;
    double multiplierSum = 0;
    for (int ago = 0; ago < LENGTH; ago++) {
      double multiplier = moneyFlow(view, ago);
      multiplierSum += multiplier;
      multipliers += (LENGTH - 1 - ago) * multiplier;
      signs += (LENGTH - 1 - ago) * Math.signum(view.close(ago) - view.close(ago + 1));
    }
    // A cumulative series less its own SMA20 is its last 19 steps, weighted 19/20 ... 1/20.
    put(Component.OBV, (values.obvAboveMean() - signs / LENGTH / LENGTH) / .15);
    put(Component.AD, (values.adlAboveMean() - multipliers / LENGTH / LENGTH) / .08);
    put(Component.CMF, (values.value(IndicatorDefinition.CMF) - multiplierSum / LENGTH) / .12);
    return scores;
  }

  private void put(Component component, double x) {
    scores[component.ordinal()] = .5 + .5 * Math.max(-1, Math.min(1, x));
  }

  private static double delta(SideView view, int length) {
    double sum = 0;
    for (int ago = 0; ago < length; ago++) {
      sum += view.delta(ago);
    }
    return sum;
  }

  /** Net taker share of three candles, -1..1; 0 without volume in them. */
  private static double takerRatio(SideView view) {
    double volume = view.volume(0) + view.volume(1) + view.volume(2);
    double delta = delta(view, TAKER_LENGTH);
    return volume > 0 ? delta / volume : 0 * delta;
  }

  /** Where in its range the candle closed, -1..1; 0 without a range. */
  private static double moneyFlow(SideView view, int ago) {
    double range = view.range(ago);
    double close = view.close(ago);
    return range > 0 ? ((close - view.low(ago)) - (view.high(ago) - close)) / range : 0;
  }

  void write(DataOutput out) throws IOException {
    base.write(out);
    session.write(out);
    force.write(out);
    ease.save(out);
    out.writeDouble(recentVolume);
  }

  void read(DataInput in) throws IOException {
    base.read(in);
    session.read(in);
    force.read(in);
    ease.load(in);
    recentVolume = in.readDouble();
  }
}
