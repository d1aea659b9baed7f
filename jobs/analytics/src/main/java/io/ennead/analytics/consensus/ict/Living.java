package io.ennead.analytics.consensus.ict;

import io.ennead.analytics.consensus.market.SideView;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * The living findings of one kind and side. They count as one, the newest; when a close at or
 * beyond its price disproves it, an older one that still lives takes its place. At most 20 are
 * kept, the oldest goes first.
 */
final class Living {

  private static final int CAPACITY = 20;

  private final List<Part> parts = new ArrayList<>(2);
  private final int life;

  /**
   * @param life for how many candles a finding lives, its own included
   */
  Living(int life) {
    this.life = life;
  }

  /** Ends what is too old or disproved by the current close. */
  void age(SideView view) {
    if (!parts.isEmpty()) {
      parts.removeIf(part -> view.index() - part.born() >= life || view.close(0) <= part.invalid());
    }
  }

  void add(Part part) {
    if (parts.size() == CAPACITY) {
      parts.remove(0);
    }
    parts.add(part);
  }

  /** The finding that counts, or null. */
  Part newest() {
    return parts.isEmpty() ? null : parts.get(parts.size() - 1);
  }

  void write(DataOutput out) throws IOException {
    out.writeInt(parts.size());
    for (Part part : parts) {
      part.write(out);
    }
  }

  void read(DataInput in) throws IOException {
    parts.clear();
    int count = in.readInt();
    for (int i = 0; i < count; i++) {
      parts.add(Part.read(in));
    }
  }
}
