package io.ennead.analytics.consensus.wyckoff;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * A confirmed event of one side.
 *
 * @param kind in LONG form; the mirrored names are those of distribution
 * @param confirmed index of the candle that confirmed it
 * @param invalid price in the side's view; a close below it ends the event
 * @param strength q, .78 to .90
 */
record WyckoffEvent(Kind kind, int confirmed, double invalid, double strength) {

  /** The event's kinds that vote. */
  enum Kind {
    SPRING("spring", "upthrust after distribution"),
    STRENGTH("sign of strength", "sign of weakness");

    private final String accumulation;
    private final String distribution;

    Kind(String accumulation, String distribution) {
      this.accumulation = accumulation;
      this.distribution = distribution;
    }

    String title(boolean mirrored) {
      return mirrored ? distribution : accumulation;
    }
  }

  void write(DataOutput out) throws IOException {
    out.writeUTF(kind.name());
    out.writeInt(confirmed);
    out.writeDouble(invalid);
    out.writeDouble(strength);
  }

  static WyckoffEvent read(DataInput in) throws IOException {
    return new WyckoffEvent(
        Kind.valueOf(in.readUTF()), in.readInt(), in.readDouble(), in.readDouble());
  }
}
