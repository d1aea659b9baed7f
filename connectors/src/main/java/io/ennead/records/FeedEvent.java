package io.ennead.records;

import java.util.Locale;
import java.util.Objects;

/**
 * What a live feed went through: a start, a reconnect, a splice, a probe. Provenance: it changes no
 * candle.
 *
 * @param at when it was over, wall-clock epoch milliseconds
 * @param fromId the first id that was to be had from elsewhere
 * @param toId the last one; {@code fromId - 1} when none was missing
 * @param proven whether it is proven that no trade is missing up to {@code toId}
 * @param detail what led to it, in words
 */
public record FeedEvent(
    Instrument instrument,
    long at,
    Cause cause,
    long fromId,
    long toId,
    boolean proven,
    String detail)
    implements MarketEvent {

  /** Why ids were asked for elsewhere than in the stream. */
  public enum Cause {
    /** The first start of an instrument, without a position. */
    START,
    /** A start with a position, from a checkpoint. */
    RESTORE,
    /** The connection was replaced. */
    RECONNECT,
    /** The stream left ids out. */
    JUMP,
    /** The stream was silent, or its progress unproven. */
    PROBE;

    /** The text in the {@code cause} column. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  public FeedEvent {
    Objects.requireNonNull(instrument, "instrument");
    Objects.requireNonNull(cause, "cause");
    Objects.requireNonNull(detail, "detail");
  }
}
