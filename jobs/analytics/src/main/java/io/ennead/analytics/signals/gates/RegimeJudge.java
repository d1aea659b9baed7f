package io.ennead.analytics.signals.gates;

import io.ennead.analytics.consensus.Points;
import io.ennead.analytics.indicators.IndicatorDefinition;
import io.ennead.analytics.indicators.IndicatorSet;
import io.ennead.analytics.indicators.primitive.Ring;
import io.ennead.analytics.signals.options.RegimeOptions;
import io.ennead.records.Regime;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Tells one timeframe's kind of market: VOLATILE while ATR% of the close is among the widest of its
 * window, else TRENDING by ADX(14), else RANGING. Equal values do not make a market volatile: the
 * share that lies strictly below counts.
 */
public final class RegimeJudge {

  private final RegimeOptions options;
  private final Ring ranges;

  public RegimeJudge(RegimeOptions options) {
    this.options = options;
    ranges = new Ring(options.window());
  }

  /** Takes the current candle. */
  public void update(IndicatorSet values) {
    double range = values.value(IndicatorDefinition.ATR_PERCENT);
    if (Double.isFinite(range)) {
      ranges.push(range);
    }
  }

  /** The kind of market after the current candle. */
  public Regime regime(IndicatorSet values) {
    int window = Math.min(options.window(), ranges.size());
    int below = 0;
    for (int ago = 1; ago < window; ago++) {
      below += ranges.get(ago) < ranges.get(0) ? 1 : 0;
    }
    if (window > 0 && 100 * below >= options.calmPercent() * window) {
      return Regime.VOLATILE;
    }
    double adx = values.value(IndicatorDefinition.ADX);
    return Points.atLeast(adx, options.trendingAdx()) ? Regime.TRENDING : Regime.RANGING;
  }

  public void write(DataOutput out) throws IOException {
    ranges.save(out);
  }

  public void read(DataInput in) throws IOException {
    ranges.load(in);
  }
}
