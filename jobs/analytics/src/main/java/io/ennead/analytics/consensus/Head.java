package io.ennead.analytics.consensus;

import io.ennead.analytics.consensus.state.Section;
import io.ennead.records.HeadName;
import io.ennead.records.HeadVote;

/**
 * One of the nine judges of the market. It votes on its own evidence only, and abstains where it
 * has none.
 *
 * <p>{@link #vote} is called exactly once per closed candle, in order; the head keeps what it needs
 * from one to the next in its section. Not thread-safe. No clock, no randomness, no I/O.
 */
public interface Head extends Section {

  HeadName name();

  /** Takes the current candle and judges it. */
  HeadVote vote(HeadInput input);

  @Override
  default String id() {
    return name().label();
  }
}
