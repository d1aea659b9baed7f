package io.ennead.analytics.consensus;

import java.io.Serializable;

/**
 * What makes a vote valid, and how many must agree.
 *
 * @param probability the least probability of a valid vote
 * @param confidence the least confidence of a valid vote
 * @param needPercent of the heads that do not abstain, how many must agree (rounded up)
 * @param needLeast the least number that must agree, and that must not abstain
 * @param margin by how many the larger group must exceed the smaller
 */
public record ConsensusProfile(
    String name, double probability, double confidence, int needPercent, int needLeast, int margin)
    implements Serializable {

  public static final ConsensusProfile STANDARD =
      new ConsensusProfile("standard", .60, .70, 44, 3, 2);
  public static final ConsensusProfile STRICT = new ConsensusProfile("strict", .60, .75, 44, 3, 2);

  public ConsensusProfile {
    if (!(probability >= .5 && probability <= 1) || !(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException(
          "profile %s is refused: probability %s must lie in .5..1, confidence %s in 0..1"
              .formatted(name, probability, confidence));
    }
    if (needPercent < 0 || needPercent > 100 || needLeast < 1 || margin < 1) {
      throw new IllegalArgumentException(
          "profile %s is refused: need %d %% and %d must lie in 0..100 and from 1, margin %d from 1"
              .formatted(name, needPercent, needLeast, margin));
    }
  }

  /** The profile of that name; an unknown one is refused with the list of the known ones. */
  public static ConsensusProfile of(String name) {
    if (name.equals(STANDARD.name)) {
      return STANDARD;
    }
    if (name.equals(STRICT.name)) {
      return STRICT;
    }
    throw new IllegalArgumentException(
        "consensus profile '%s' is not known: use standard or strict".formatted(name));
  }

  /** How many of so many heads that do not abstain must agree. */
  public int need(int voting) {
    return Math.max(needLeast, (needPercent * voting + 99) / 100);
  }
}
