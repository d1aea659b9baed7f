package io.ennead.binance.split;

import io.ennead.records.Gap;
import java.util.ArrayList;
import java.util.List;

/**
 * The gaps of a symbol.
 *
 * @param declared one that takes effect once a checkpoint contains it, or null
 * @param open those that took effect, in the order of their ids; at most {@value #MOST_OPEN}
 * @param repaired how many gaps have been repaired
 */
public record SplitGaps(Declared declared, List<Gap> open, long repaired) {

  /** Of more gaps, the oldest two are taken for one. */
  public static final int MOST_OPEN = 1_000;

  /** No gap. */
  public static final SplitGaps NONE = new SplitGaps(null, List.of(), 0);

  /**
   * A gap that was declared.
   *
   * @param tradeId the highest trade id up to its end
   */
  public record Declared(Gap gap, long tradeId) {}

  public SplitGaps {
    open = List.copyOf(open);
  }

  /** With a gap that waits for a checkpoint. */
  public SplitGaps declare(Declared gap) {
    if (declared != null) {
      throw new IllegalStateException(gap + " was declared while " + declared + " was waiting");
    }
    return new SplitGaps(gap, open, repaired);
  }

  /** With the declared gap in effect. */
  public SplitGaps opened() {
    List<Gap> more = new ArrayList<>(open);
    more.add(declared.gap());
    if (more.size() > MOST_OPEN) {
      Gap second = more.remove(1);
      Gap first = more.get(0);
      more.set(
          0,
          new Gap(first.instrument(), first.fromId(), second.toId(), first.from(), second.until()));
    }
    return new SplitGaps(null, more, repaired);
  }

  /** Without gaps that have been repaired. */
  public SplitGaps without(List<Gap> gone) {
    List<Gap> left = new ArrayList<>(open);
    if (!left.removeAll(gone) || left.size() != open.size() - gone.size()) {
      throw new IllegalStateException("of the gaps " + gone + " some are not open: " + open);
    }
    return new SplitGaps(declared, left, repaired + gone.size());
  }
}
