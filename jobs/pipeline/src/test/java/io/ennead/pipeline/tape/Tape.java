package io.ennead.pipeline.tape;

import io.ennead.records.Instrument;
import io.ennead.records.Trade;
import java.io.Serializable;
import java.util.List;

/** The trades of one split in memory, in the order in which they are emitted. */
public interface Tape extends Serializable {

  /** The instruments whose trades are on it. */
  List<Instrument> instruments();

  /** Plays it from a position, which counts the trades before it. */
  Cursor from(long position);

  /** Where a tape is being played. */
  interface Cursor {

    /** The next trade; null at the end. */
    Trade next();

    /** The place of that trade's instrument in {@link Tape#instruments}. */
    int instrument();
  }
}
