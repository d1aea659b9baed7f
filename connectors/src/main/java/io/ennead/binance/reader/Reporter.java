package io.ennead.binance.reader;

import io.ennead.binance.clock.SourceClock;
import io.ennead.binance.metrics.FeedMetrics;
import io.ennead.binance.metrics.FeedMetrics.Count;
import io.ennead.binance.wire.MalformedFrameException;
import io.ennead.records.FeedEvent;
import io.ennead.records.FeedEvent.Cause;
import io.ennead.records.Instrument;
import io.ennead.records.MarketEvent;
import io.ennead.records.RejectedFrame;

/** Puts what happened to a symbol's feed beside its trades. */
final class Reporter {

  /** How often a splice without progress is told of, in milliseconds. */
  private static final long TELL_AGAIN = 60_000L;

  private final Instrument instrument;
  private final SourceClock clock;
  private final Outbox out;
  private final FeedMetrics metrics;
  private long toldAt = Long.MIN_VALUE;

  Reporter(Instrument instrument, SourceClock clock, Outbox out, FeedMetrics metrics) {
    this.instrument = instrument;
    this.clock = clock;
    this.out = out;
    this.metrics = metrics;
  }

  void tell(Cause cause, long from, long to, boolean proven, String detail) {
    emit(new FeedEvent(instrument, clock.wallMillis(), cause, from, to, proven, detail));
  }

  /** Tells of a splice that has not come further, though not each time. */
  void tellStalled(Splice splice, long nextId, String detail, long now) {
    if (toldAt == Long.MIN_VALUE || now - toldAt >= TELL_AGAIN) {
      toldAt = now;
      tell(splice.cause, splice.from, nextId - 1, false, splice.detail + "; " + detail);
    }
  }

  /** Tells of ids that are given up as a gap. */
  void tellGivenUp(Splice splice, long from, long to) {
    tell(splice.cause, from, to, false, splice.detail + "; cannot be had: to be a gap");
  }

  void reject(String where, MalformedFrameException e) {
    metrics.add(Count.REJECTED);
    emit(new RejectedFrame(instrument, clock.wallMillis(), where + ": " + e.reason(), e.excerpt()));
  }

  private void emit(MarketEvent event) {
    out.add(instrument.symbol(), new Delivery.Emit(event));
  }
}
