package io.ennead.analytics.signals.gates;

import io.ennead.analytics.signals.outcomes.SignalBook;
import io.ennead.records.GateMeasure;
import io.ennead.records.GateName;

/**
 * One condition that a candidate must meet to become a signal. Reads only, and remembers nothing.
 */
public interface Gate {

  GateName name();

  /**
   * Measures a candidate.
   *
   * @param book what the symbol has open and has had, as of the candidate's close
   */
  GateMeasure measure(Candidate candidate, SignalBook book);
}
