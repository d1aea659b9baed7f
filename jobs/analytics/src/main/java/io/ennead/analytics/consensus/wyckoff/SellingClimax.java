package io.ennead.analytics.consensus.wyckoff;

import io.ennead.analytics.consensus.market.SideView;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A climax against the side: twice the usual volume, 1.8 ATR of range, a new 40-candle low;
 * confirmed by the first of the next 8 candles that closes 1 ATR higher without a lower low
 * meanwhile. It casts no vote and is remembered for 100 candles after its confirmation.
 */
final class SellingClimax {

  private static final int PATIENCE = 8;
  private static final int MEMORY = 100;
  private static final int NEVER = Integer.MIN_VALUE / 2;

  private int candidate = NEVER;
  private double candidateLow;
  private double candidateClose;
  private int confirmed = NEVER;

  void update(SideView view, double lowest) {
    if (candidate != NEVER) {
      follow(view);
    }
    if (view.volumeRatio() >= 2
        && view.range(0) >= 1.8 * view.atr(1)
        && view.bear(0)
        && view.low(0) <= lowest) {
      candidate = view.index();
      candidateLow = view.low(0);
      candidateClose = view.close(0);
    }
  }

  private void follow(SideView view) {
    if (view.index() - candidate > PATIENCE || view.low(0) < candidateLow) {
      candidate = NEVER;
    } else if (view.close(0) >= candidateClose + view.atr()) {
      confirmed = view.index();
      candidate = NEVER;
    }
  }

  boolean remembered(SideView view) {
    return age(view) <= MEMORY;
  }

  /** Candles since the last one was confirmed. */
  int age(SideView view) {
    return view.index() - confirmed;
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(candidate);
    out.writeDouble(candidateLow);
    out.writeDouble(candidateClose);
    out.writeInt(confirmed);
  }

  void read(DataInput in) throws IOException {
    candidate = in.readInt();
    candidateLow = in.readDouble();
    candidateClose = in.readDouble();
    confirmed = in.readInt();
  }
}
