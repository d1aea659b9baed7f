package io.ennead.analytics.indicators.formula;

import io.ennead.analytics.indicators.primitive.CompensatedSum;
import io.ennead.analytics.indicators.primitive.Ratio;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Volume-weighted average of the typical price since the anchor; the typical price itself while
 * there was no volume. NaN until the series has reached an anchor: a part of a session is none.
 */
public final class Vwap extends Formula {

  private static final long NONE = Long.MIN_VALUE;

  private final VwapAnchor anchor;
  private final CompensatedSum turnover = new CompensatedSum();
  private final CompensatedSum volume = new CompensatedSum();
  private long stretch = NONE;
  private boolean whole;

  public Vwap(VwapAnchor anchor) {
    super("vwap(" + anchor.period() + "," + anchor.offset() + ")", 1);
    this.anchor = anchor;
  }

  @Override
  public void update(Inputs in) {
    long current = anchor.stretch(in.openTime);
    if (current != stretch) {
      whole = stretch != NONE || anchor.isAnchor(in.openTime);
      stretch = current;
      turnover.clear();
      volume.clear();
    }
    double typical = in.typicals.get(0);
    turnover.add(typical * in.volume);
    volume.add(in.volume);
    if (whole) {
      values[0] = Ratio.of(turnover.value(), volume.value(), typical);
    }
  }

  @Override
  void saveState(DataOutput out) throws IOException {
    turnover.save(out);
    volume.save(out);
    out.writeLong(stretch);
    out.writeBoolean(whole);
  }

  @Override
  void loadState(DataInput in) throws IOException {
    turnover.load(in);
    volume.load(in);
    stretch = in.readLong();
    whole = in.readBoolean();
  }
}
