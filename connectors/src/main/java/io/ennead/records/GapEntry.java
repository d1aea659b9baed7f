package io.ennead.records;

import java.util.Objects;

/** What is to be known of a gap: that it is open, or that it was repaired. */
public record GapEntry(Gap gap, boolean repaired) {

  public GapEntry {
    Objects.requireNonNull(gap, "gap");
  }

  /** The text in the {@code state} column. */
  public String state() {
    return repaired ? "repaired" : "open";
  }
}
