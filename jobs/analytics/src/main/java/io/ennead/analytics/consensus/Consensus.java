package io.ennead.analytics.consensus;

import io.ennead.records.Direction;
import io.ennead.records.HeadName;
import io.ennead.records.HeadVote;
import java.util.ArrayList;
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
    HeadVote[] byHead = byHead(votes);
    int voting = 0;
    int up = 0;
    int down = 0;
    for (HeadVote vote : byHead) {
      if (vote != null && !vote.abstained()) {
        voting++;
        if (isValid(vote)) {
          up += vote.direction() == Direction.LONG ? 1 : 0;
          down += vote.direction() == Direction.SHORT ? 1 : 0;
        }
      }
    }
    List<HeadVote> larger = group(byHead, up >= down ? Direction.LONG : Direction.SHORT);
    int opposing = Math.min(up, down);
    int need = profile.need(voting);
    String split = up + " LONG, " + down + " SHORT of " + voting + " heads";
    if (voting < profile.needLeast()) {
      return flat(larger, opposing, voting, need, "too few heads: " + voting + " vote");
    }
    if (larger.size() < need) {
      return flat(larger, opposing, voting, need, split + ", need " + need);
    }
    if (larger.size() - opposing < profile.margin()) {
      return flat(larger, opposing, voting, need, split + ", margin " + profile.margin());
    }
    return new ConsensusResult(
        larger.get(0).direction(),
        probability(larger),
        confidence(larger),
        names(larger),
        opposing,
        voting,
        need,
        split);
  }

  /** The votes in the order of the heads, so that nothing depends on that of the list. */
  private static HeadVote[] byHead(List<HeadVote> votes) {
    HeadVote[] byHead = new HeadVote[HEADS];
    for (HeadVote vote : votes) {
      if (byHead[vote.head().ordinal()] != null) {
        throw new IllegalArgumentException("a head has more than one vote in " + votes);
      }
      byHead[vote.head().ordinal()] = vote;
    }
    return byHead;
  }

  /** The valid votes of a direction, in the order of the heads. */
  private List<HeadVote> group(HeadVote[] byHead, Direction direction) {
    List<HeadVote> group = new ArrayList<>(HEADS);
    for (HeadVote vote : byHead) {
      if (vote != null && vote.direction() == direction && isValid(vote)) {
        group.add(vote);
      }
    }
    return group;
  }

  private static ConsensusResult flat(
      List<HeadVote> larger, int opposing, int voting, int need, String reason) {
    return new ConsensusResult(
        Direction.FLAT, HeadVote.EVEN, 0, names(larger), opposing, voting, need, reason);
  }

  private static List<HeadName> names(List<HeadVote> votes) {
    HeadName[] names = new HeadName[votes.size()];
    for (int i = 0; i < names.length; i++) {
      names[i] = votes.get(i).head();
    }
    return List.of(names);
  }

  private static double probability(List<HeadVote> agreeing) {
    double sum = 0;
    double weights = 0;
    for (HeadVote vote : agreeing) {
      double weight = WEIGHTS.get(vote.head());
      sum += vote.probability() * weight;
      weights += weight;
    }
    return sum / weights;
  }

  private static double confidence(List<HeadVote> agreeing) {
    double confidences = 0;
    double probabilities = 0;
    for (HeadVote vote : agreeing) {
      confidences += vote.confidence();
      probabilities += vote.probability();
    }
    double agreement = BONUS_PER_HEAD * Math.max(0, agreeing.size() - BONUS_FROM);
    double mean = confidences / agreeing.size();
    return Math.min(1, mean + agreement + strength(probabilities / agreeing.size()));
  }

  private static double strength(double meanProbability) {
    return Points.atLeast(meanProbability, .85)
        ? .08
        : Points.atLeast(meanProbability, .75)
            ? .05
            : Points.atLeast(meanProbability, .60) ? .02 : 0;
  }
}
