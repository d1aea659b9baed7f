package io.ennead.analytics.consensus;

import io.ennead.records.Direction;
import io.ennead.records.HeadName;
import io.ennead.records.HeadVote;
import java.util.List;
import java.util.Map;

/**
 * Makes one opinion of the heads' votes: the larger group of valid votes wins if it is large enough
 * and far enough ahead. The order of the votes plays no part.
 */
public final class Consensus {

  /** How much a head's probability counts; together 1. */
  public static final Map<HeadName, Double> WEIGHTS =
      Map.of(
          HeadName.TECHNICAL, .13,
          HeadName.VOLUME, .13,
          HeadName.ICT, .13,
          HeadName.WYCKOFF, .13,
          HeadName.CRYPTO, .12,
          HeadName.RULES, .09,
          HeadName.HARMONIC, .09,
          HeadName.STRUCTURE, .09,
          HeadName.SENTIMENT, .09);

  private static final int HEADS = HeadName.values().length;
  private static final int BONUS_FROM = 4;
  private static final double BONUS_PER_HEAD = .03;

  private final ConsensusProfile profile;
  private final String[] tooFew = new String[(HEADS + 1) * (HEADS + 1) * (HEADS + 1)];

  public Consensus(ConsensusProfile profile) {
    this.profile = profile;
  }

  public ConsensusProfile profile() {
    return profile;
  }

  /** Whether a vote counts. */
  public boolean isValid(HeadVote vote) {
    return !vote.abstained()
        && vote.direction() != Direction.FLAT
        && Points.atLeast(vote.probability(), profile.probability())
        && Points.atLeast(vote.confidence(), profile.confidence());
  }

  /**
   * Makes one opinion. Called for every scan, hence without streams.
   *
   * @param votes at most one per head
   */
  public ConsensusResult of(List<HeadVote> votes) {
    HeadVote[] valid = new HeadVote[HEADS];
    int voting = countVoting(votes, valid);
    int up = count(valid, Direction.LONG);
    int down = count(valid, Direction.SHORT);
    int need = profile.need(voting);
    int larger = Math.max(up, down);
    if (voting < profile.needLeast()) {
      return flat(valid, up, down, voting, "too few heads: " + voting + " vote");
    }
    if (larger < need) {
      return flat(valid, up, down, voting, tooFew(up, down, voting, need));
    }
    if (larger - Math.min(up, down) < profile.margin()) {
      return flat(
          valid, up, down, voting, split(up, down, voting) + ", margin " + profile.margin());
    }
    Direction direction = up > down ? Direction.LONG : Direction.SHORT;
    return new ConsensusResult(
        direction,
        probability(valid, direction),
        confidence(valid, direction, larger),
        names(valid, direction, larger),
        Math.min(up, down),
        voting,
        need,
        split(up, down, voting));
  }

  private ConsensusResult flat(HeadVote[] valid, int up, int down, int voting, String reason) {
    return new ConsensusResult(
        Direction.FLAT,
        HeadVote.EVEN,
        0,
        names(valid, up >= down ? Direction.LONG : Direction.SHORT, Math.max(up, down)),
        Math.min(up, down),
        voting,
        profile.need(voting),
        reason);
  }

  /**
   * Puts the valid votes in the order of the heads, so that nothing depends on that of the list.
   *
   * @return how many heads do not abstain
   */
  private int countVoting(List<HeadVote> votes, HeadVote[] valid) {
    int voting = 0;
    int seen = 0;
    for (int i = 0; i < votes.size(); i++) {
      HeadVote vote = votes.get(i);
      int bit = 1 << vote.head().ordinal();
      if ((seen & bit) != 0) {
        throw new IllegalArgumentException("a head has more than one vote in " + votes);
      }
      seen |= bit;
      voting += vote.abstained() ? 0 : 1;
      valid[vote.head().ordinal()] = isValid(vote) ? vote : null;
    }
    return voting;
  }

  private static int count(HeadVote[] valid, Direction direction) {
    int count = 0;
    for (HeadVote vote : valid) {
      count += vote != null && vote.direction() == direction ? 1 : 0;
    }
    return count;
  }

  private static List<HeadName> names(HeadVote[] valid, Direction direction, int count) {
    if (count == 0) {
      return List.of();
    }
    HeadName[] names = new HeadName[count];
    int next = 0;
    for (HeadVote vote : valid) {
      if (vote != null && vote.direction() == direction) {
        names[next++] = vote.head();
      }
    }
    return List.of(names);
  }

  /** What nearly every scan ends with: its few texts are made once. */
  private String tooFew(int up, int down, int voting, int need) {
    int at = ((HEADS + 1) * up + down) * (HEADS + 1) + voting;
    if (tooFew[at] == null) {
      tooFew[at] = split(up, down, voting) + ", need " + need;
    }
    return tooFew[at];
  }

  private static String split(int up, int down, int voting) {
    return up + " LONG, " + down + " SHORT of " + voting + " heads";
  }

  private static double probability(HeadVote[] valid, Direction direction) {
    double sum = 0;
    double weights = 0;
    for (HeadVote vote : valid) {
      if (vote != null && vote.direction() == direction) {
        double weight = WEIGHTS.get(vote.head());
        sum += vote.probability() * weight;
        weights += weight;
      }
    }
    return sum / weights;
  }

  private static double confidence(HeadVote[] valid, Direction direction, int agreeing) {
    double confidences = 0;
    double probabilities = 0;
    for (HeadVote vote : valid) {
      if (vote != null && vote.direction() == direction) {
        confidences += vote.confidence();
        probabilities += vote.probability();
      }
    }
    double agreement = BONUS_PER_HEAD * Math.max(0, agreeing - BONUS_FROM);
    double mean = confidences / agreeing;
    return Math.min(1, mean + agreement + strength(probabilities / agreeing));
  }

  private static double strength(double meanProbability) {
    return Points.atLeast(meanProbability, .85)
        ? .08
        : Points.atLeast(meanProbability, .75)
            ? .05
            : Points.atLeast(meanProbability, .60) ? .02 : 0;
  }
}
