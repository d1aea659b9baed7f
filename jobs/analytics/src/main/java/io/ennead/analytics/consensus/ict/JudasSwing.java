package io.ennead.analytics.consensus.ict;

import io.ennead.analytics.consensus.market.SideView;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * The false move of a kill zone: in 02-05 or 08-11 New York the price leaves the range of the
 * evening before (candles opening 20:00-24:00) by more than .1 ATR and closes back inside within 8
 * candles of the first pierce, in the same window. Once per day, window and side; disproved by a
 * close at or beyond the lowest low of the excursion.
 */
final class JudasSwing {

  private static final int PATIENCE = 8;
  private static final double CONFIDENCE = .85;
  private static final long NEVER = Long.MIN_VALUE;

  private long rangeDay = NEVER;
  private double rangeLow;
  private long windowDay = NEVER;
  private Session window = Session.QUIET;
  private int pierced = -1;
  private double extreme;
  private boolean done;

  /** Adds the return into the range on the current candle, if there is one. */
  void update(SideView view, Living living) {
    Session session = Session.at(view.openTime());
    long day = Session.day(view.openTime());
    if (session == Session.ASIA) {
      rangeLow = rangeDay == day ? Math.min(rangeLow, view.low(0)) : view.low(0);
      rangeDay = day;
      return;
    }
    if (!session.isKillZone() || rangeDay != day - 1) {
      return;
    }
    if (windowDay != day || window != session) {
      windowDay = day;
      window = session;
      pierced = -1;
      done = false;
    }
    if (!done) {
      seek(view, living);
    }
  }

  private void seek(SideView view, Living living) {
    if (pierced < 0) {
      if (view.low(0) >= rangeLow - .1 * view.atr()) {
        return;
      }
      pierced = view.index();
      extreme = view.low(0);
    }
    extreme = Math.min(extreme, view.low(0));
    done = view.close(0) > rangeLow;
    if (view.index() - pierced > PATIENCE) {
      done = true;
      return;
    }
    if (done) {
      living.add(new Part(view.index(), extreme, rangeLow, CONFIDENCE));
    }
  }

  void write(DataOutput out) throws IOException {
    out.writeLong(rangeDay);
    out.writeDouble(rangeLow);
    out.writeLong(windowDay);
    out.writeUTF(window.name());
    out.writeInt(pierced);
    out.writeDouble(extreme);
    out.writeBoolean(done);
  }

  void read(DataInput in) throws IOException {
    rangeDay = in.readLong();
    rangeLow = in.readDouble();
    windowDay = in.readLong();
    window = Session.valueOf(in.readUTF());
    pierced = in.readInt();
    extreme = in.readDouble();
    done = in.readBoolean();
  }
}
