package io.ennead.analytics.consensus.ict;

import io.ennead.analytics.consensus.market.SideView;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.BiPredicate;

/**
 * Price zones of one side that wait for their first retest; at most 20, the oldest goes first. A
 * zone ends with a close below its bottom, with its age, or with the retest.
 */
final class RetestZones {

  private static final int CAPACITY = 20;

  /** A zone in the side's view. */
  record Zone(int born, double bottom, double top) {}

  private final List<Zone> zones = new ArrayList<>();
  private final int firstRetest;
  private final int maxAge;
  private final BiPredicate<SideView, Zone> holds;

  /**
   * @param firstRetest the age in candles from which a retest counts
   * @param maxAge the last age at which it counts
   * @param holds what the close must show beyond touching the zone and closing in the side's colour
   */
  RetestZones(int firstRetest, int maxAge, BiPredicate<SideView, Zone> holds) {
    this.firstRetest = firstRetest;
    this.maxAge = maxAge;
    this.holds = holds;
  }

  void add(Zone zone) {
    if (zones.size() == CAPACITY) {
      zones.remove(0);
    }
    zones.add(zone);
  }

  /** The zones that the current candle retests, oldest first; each is spent by that. */
  List<Zone> retested(SideView view) {
    if (zones.isEmpty()) {
      return List.of();
    }
    List<Zone> retested = new ArrayList<>(2);
    for (Iterator<Zone> each = zones.iterator(); each.hasNext(); ) {
      Zone zone = each.next();
      int age = view.index() - zone.born();
      if (age > maxAge || view.close(0) < zone.bottom()) {
        each.remove();
      } else if (age >= firstRetest
          && view.low(0) <= zone.top()
          && view.bull(0)
          && holds.test(view, zone)) {
        retested.add(zone);
        each.remove();
      }
    }
    return retested;
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(zones.size());
    for (Zone zone : zones) {
      out.writeInt(zone.born());
      out.writeDouble(zone.bottom());
      out.writeDouble(zone.top());
    }
  }

  void read(DataInput in) throws IOException {
    zones.clear();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      zones.add(new Zone(in.readInt(), in.readDouble(), in.readDouble()));
    }
  }
}
