package io.ennead.analytics.consensus.crypto;

import io.ennead.records.Direction;
import io.ennead.records.HeadName;
import io.ennead.records.HeadVote;
import java.util.ArrayList;
import java.util.List;

/** What the kinds of futures data say at one candle, and the vote that they make. */
final class SubSignals {

  private static final int KINDS = 6;

  private final StringBuilder text = new StringBuilder(64);
  private final List<String> reasons = new ArrayList<>(KINDS);
  private int ups;
  private int downs;
  private double upConfidence;
  private double downConfidence;

  void clear() {
    reasons.clear();
    ups = 0;
    downs = 0;
    upConfidence = 0;
    downConfidence = 0;
  }

  /** Begins a finding, to which its figure is appended. */
  StringBuilder finding(String what) {
    text.setLength(0);
    return text.append(what);
  }

  /**
   * Adds what the finding says.
   *
   * @param confidence 0..1; without meaning where it is neither up nor down, or both
   */
  void add(boolean up, boolean down, double confidence) {
    Direction direction = up == down ? Direction.FLAT : up ? Direction.LONG : Direction.SHORT;
    reasons.add(text.append(' ').append(direction.name()).toString());
    if (direction == Direction.LONG) {
      ups++;
      upConfidence += confidence;
    } else if (direction == Direction.SHORT) {
      downs++;
      downConfidence += confidence;
    }
  }

  int size() {
    return reasons.size();
  }

  HeadVote vote() {
    int net = ups - downs;
    if (net == 0) {
      return HeadVote.flat(HeadName.CRYPTO, reasons);
    }
    int winners = Math.max(ups, downs);
    int losers = Math.min(ups, downs);
    double sum = net > 0 ? upConfidence : downConfidence;
    return new HeadVote(
        HeadName.CRYPTO,
        Direction.ofSign(net),
        Math.min(.90, .65 + .08 * (Math.abs(net) - 1)),
        Math.min(.90, sum / winners + .03 * (winners - 1) - .05 * losers),
        false,
        reasons);
  }
}
