package io.ennead.binance.split;

import io.ennead.records.Gap;
import java.util.ArrayList;
import java.util.List;

/**
 * The gaps of a symbol.
 *
 * @param declared one that takes effect once a checkpoint contains it, or null
 * @param reread those whose trades have been read again, which also takes effect once a checkpoint
 *     contains it, or null
 * @param open those that took effect, in the order of their ids; at most {@value #MOST_OPEN}
 * @param repaired how many gaps have been repaired
 * @param outage a gap of which only the beginning is known, or null; what it was is declared when
 *     it ends
 */
public record SplitGaps(
    Declared declared, Reread reread, List<Gap> open, long repaired, Outage outage) {

  /** Of more gaps, the oldest two are taken for one. */
  public static final int MOST_OPEN = 1_000;

  /** No gap. */
  public static final SplitGaps NONE = new SplitGaps(null, null, List.of(), 0, null);

  /**
   * A gap that was declared.
   *
   * @param tradeId the highest trade id up to its end
   */
  public record Declared(Gap gap, long tradeId) {}

  /**
   * Gaps that are repaired once the minutes {@code [from, until)} come again, of which so many
   * parts have been delivered; none come again if {@code until} is not above {@code from}.
   */
  public record Reread(List<Gap> gaps, long from, long until, int parts) {

    public Reread {
      gaps = List.copyOf(gaps);
    }

    /** Whether minutes come again: before its first whole one a symbol has none. */
    public boolean hasMinutes() {
      return until > from;
    }
  }

  /**
   * Nothing is known behind the position.
   *
   * @param since the earliest time that a trade there can have, epoch milliseconds
   * @param until minutes up to there close all the same, which takes effect once a checkpoint
   *     contains it; epoch milliseconds
   */
  public record Outage(long since, long until) {}

  public SplitGaps {
    open = List.copyOf(open);
  }

  /** Without an outage. */
  public SplitGaps(Declared declared, Reread reread, List<Gap> open, long repaired) {
    this(declared, reread, open, repaired, null);
  }

  /** With minutes that close in an outage. */
  public SplitGaps during(Outage now) {
    return new SplitGaps(declared, reread, open, repaired, now);
  }

  /** With a gap that waits for a checkpoint. */
  public SplitGaps declare(Declared gap) {
    if (declared != null) {
      throw new IllegalStateException(gap + " was declared while " + declared + " was waiting");
    }
    return new SplitGaps(gap, reread, open, repaired, outage);
  }

  /** With the declared gap in effect; an outage is over by it. */
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
    return new SplitGaps(null, reread, more, repaired);
  }

  /**
   * With what was read again.
   *
   * @throws IllegalStateException if it is not of open gaps, or another is waiting
   */
  public SplitGaps read(Reread again) {
    if (reread != null) {
      throw new IllegalStateException(again + " was read while " + reread + " was waiting");
    }
    SplitGaps waiting = new SplitGaps(declared, again, open, repaired, outage);
    waiting.settled();
    return waiting;
  }

  /** Without the gaps whose trades were read again. */
  public SplitGaps settled() {
    List<Gap> gone = reread.gaps();
    List<Gap> left = new ArrayList<>(open);
    if (!left.removeAll(gone) || left.size() != open.size() - gone.size()) {
      throw new IllegalStateException("of the gaps " + gone + " some are not open: " + open);
    }
    return new SplitGaps(declared, null, left, repaired + gone.size(), outage);
  }
}
