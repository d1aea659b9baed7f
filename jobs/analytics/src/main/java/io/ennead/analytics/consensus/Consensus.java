package io.ennead.analytics.consensus;

import io.ennead.records.Direction;
import io.ennead.records.HeadName;
import io.ennead.records.HeadVote;
import java.util.Comparator;
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
   * @param votes at most one per head
   */
  public ConsensusResult of(List<HeadVote> votes) {
    requireOnePerHead(votes);
    int voting = (int) votes.stream().filter(vote -> !vote.abstained()).count();
    List<HeadVote> up = group(votes, Direction.LONG);
    List<HeadVote> down = group(votes, Direction.SHORT);
    List<HeadVote> larger = up.size() >= down.size() ? up : down;
    int opposing = Math.min(up.size(), down.size());
    int need = profile.need(voting);
    String split = up.size() + " LONG, " + down.size() + " SHORT of " + voting + " heads";
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

  private static void requireOnePerHead(List<HeadVote> votes) {
    if (votes.stream().map(HeadVote::head).distinct().count() != votes.size()) {
      throw new IllegalArgumentException("a head has more than one vote in " + votes);
    }
  }

  /** The valid votes of a direction, in the order of the heads so that sums do not depend on it. */
  private List<HeadVote> group(List<HeadVote> votes, Direction direction) {
    return votes.stream()
        .filter(vote -> vote.direction() == direction && isValid(vote))
        .sorted(Comparator.comparing(HeadVote::head))
        .toList();
  }

  private static ConsensusResult flat(
      List<HeadVote> larger, int opposing, int voting, int need, String reason) {
    return new ConsensusResult(
        Direction.FLAT, HeadVote.EVEN, 0, names(larger), opposing, voting, need, reason);
  }

  private static List<HeadName> names(List<HeadVote> votes) {
    return votes.stream().map(HeadVote::head).toList();
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
