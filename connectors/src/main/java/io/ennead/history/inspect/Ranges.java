package io.ennead.history.inspect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Keys in ascending order, kept as runs; all are counted, and as many runs are kept as memory
 * should be spent on.
 */
public final class Ranges {

  private static final int KEPT = 100_000;

  private final long step;
  private final List<Range> runs = new ArrayList<>();
  private long count;
  private boolean full;

  /**
   * @param step between a key and the one that follows it
   */
  public Ranges(long step) {
    this.step = step;
  }

  /** A run of keys, both ends in it. */
  public record Range(long from, long to) {}

  /** Adds a run above all that were added. */
  public void add(long from, long to) {
    count += (to - from) / step + 1;
    int last = runs.size() - 1;
    if (last >= 0 && !full && runs.get(last).to() + step == from) {
      runs.set(last, new Range(runs.get(last).from(), to));
    } else if (runs.size() < KEPT) {
      runs.add(new Range(from, to));
    } else {
      full = true;
    }
  }

  /** Adds all of others, which lie above these. */
  public void addAll(Ranges others) {
    long all = count + others.count;
    others.runs.forEach(run -> add(run.from(), run.to()));
    full |= others.full;
    count = all;
  }

  /** How many keys. */
  public long count() {
    return count;
  }

  /** The runs that were kept, ascending. */
  public List<Range> runs() {
    return Collections.unmodifiableList(runs);
  }

  /** Whether every run was kept. */
  public boolean isComplete() {
    return !full;
  }
}
