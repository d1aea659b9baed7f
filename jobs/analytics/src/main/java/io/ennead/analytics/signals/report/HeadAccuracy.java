package io.ennead.analytics.signals.report;

import io.ennead.records.Direction;
import io.ennead.records.HeadName;
import io.ennead.records.HeadVote;
import io.ennead.records.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How right each head was over resolved candidates. */
final class HeadAccuracy {

  private final boolean shadows;
  private final Map<HeadName, Tally> with = new EnumMap<>(HeadName.class);
  private final Map<HeadName, Tally> against = new EnumMap<>(HeadName.class);
  private final Map<HeadName, Integer> silent = new EnumMap<>(HeadName.class);

  /**
   * @param shadows whether shadows count too
   */
  HeadAccuracy(boolean shadows) {
    this.shadows = shadows;
  }

  /**
   * Takes an outcome.
   *
   * @param votes those of its decision
   */
  void add(Outcome outcome, List<HeadVote> votes) {
    if (!outcome.status().isResolved() || (outcome.shadow() && !shadows)) {
      return;
    }
    for (HeadVote vote : votes) {
      if (vote.direction() == Direction.FLAT) {
        silent.merge(vote.head(), 1, Integer::sum);
      } else {
        var side = vote.direction() == outcome.direction() ? with : against;
        side.computeIfAbsent(vote.head(), any -> new Tally()).add(outcome.resultR());
      }
    }
  }

  List<HeadRow> rows() {
    List<HeadRow> rows = new ArrayList<>();
    for (HeadName head : HeadName.values()) {
      Tally agreed = with.getOrDefault(head, new Tally());
      Tally opposed = against.getOrDefault(head, new Tally());
      rows.add(
          new HeadRow(
              head.label(),
              shadows,
              agreed.count(),
              agreed.hitPercent(),
              agreed.mean(),
              opposed.count(),
              opposed.missPercent(),
              opposed.mean(),
              silent.getOrDefault(head, 0)));
    }
    return rows;
  }
}
