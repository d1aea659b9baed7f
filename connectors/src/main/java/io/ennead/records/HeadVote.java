package io.ennead.records;

import java.util.List;
import java.util.Objects;

/**
 * What one head says about one closed candle.
 *
 * @param probability 0..1, for the vote's own direction; 0.5 when FLAT
 * @param confidence 0..1, how much the head trusts its own reading
 * @param abstained the head has no data or is still warming up: not the same as FLAT (data, but no
 *     opinion). Such a vote is FLAT with confidence 0, and its reason says what is missing
 * @param reasons the findings behind the vote, each with its figure
 */
public record HeadVote(
    HeadName head,
    Direction direction,
    double probability,
    double confidence,
    boolean abstained,
    List<String> reasons) {

  /** The probability of a vote without a direction. */
  public static final double EVEN = 0.5;

  public HeadVote {
    Objects.requireNonNull(head, "head");
    Objects.requireNonNull(direction, "direction");
    reasons = List.copyOf(reasons);
    requireShare(head, "probability", probability);
    requireShare(head, "confidence", confidence);
    if (direction == Direction.FLAT && probability != EVEN) {
      throw new IllegalArgumentException(
          "vote of " + head + " is FLAT with probability " + probability + ": it must be 0.5");
    }
    if (abstained && (direction != Direction.FLAT || confidence != 0)) {
      throw new IllegalArgumentException(
          "vote of " + head + " abstains and yet says " + direction + " with " + confidence);
    }
    if (abstained && reasons.isEmpty()) {
      throw new IllegalArgumentException("vote of " + head + " abstains without a reason: add it");
    }
  }

  /** The vote of a head that lacks its data. */
  public static HeadVote abstain(HeadName head, String reason) {
    return new HeadVote(head, Direction.FLAT, EVEN, 0, true, List.of(reason));
  }

  /** The vote of a head that has its data and no opinion. */
  public static HeadVote flat(HeadName head, List<String> reasons) {
    return new HeadVote(head, Direction.FLAT, EVEN, 0, false, reasons);
  }

  private static void requireShare(HeadName head, String what, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(
          what + " " + value + " of " + head + " does not lie in 0..1");
    }
  }
}
