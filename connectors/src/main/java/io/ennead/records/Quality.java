package io.ennead.records;

import java.util.Collection;

/** What is known about a candle's completeness. */
public enum Quality {
  /** Every trade of the candle is in it, and there is at least one. */
  COMPLETE,
  /** Known to be whole, and no trade in it: open = high = low = close = the previous close. */
  QUIET,
  /** Was a {@link #GAP}, is whole now; the revision is higher than the gap's. */
  REPAIRED,
  /** Trades are known to be missing: what is known, or the previous close without volume. */
  GAP;

  /** Whether every trade of the candle is accounted for. */
  public boolean isWhole() {
    return this != GAP;
  }

  /**
   * The label of a parent from those of its children: GAP if a child is GAP or absent; else
   * REPAIRED if a child is; else QUIET if all are; else COMPLETE.
   *
   * @param expected how many children a whole parent has
   */
  public static Quality ofParent(Collection<Quality> children, int expected) {
    if (children.size() > expected) {
      throw new IllegalArgumentException(
          children.size() + " children for a parent that holds at most " + expected);
    }
    if (children.size() < expected || children.contains(GAP)) {
      return GAP;
    }
    if (children.contains(REPAIRED)) {
      return REPAIRED;
    }
    return children.stream().allMatch(QUIET::equals) ? QUIET : COMPLETE;
  }
}
