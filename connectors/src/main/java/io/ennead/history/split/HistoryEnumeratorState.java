package io.ennead.history.split;

import java.util.List;

/**
 * The splits that no reader has been given yet.
 *
 * @param unassigned by instrument
 */
public record HistoryEnumeratorState(List<HistorySplit> unassigned) {

  public HistoryEnumeratorState {
    unassigned = List.copyOf(unassigned);
  }
}
