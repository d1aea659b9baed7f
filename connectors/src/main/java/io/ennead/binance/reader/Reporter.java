package io.ennead.binance.reader;

import io.ennead.binance.clock.SourceClock;
import io.ennead.binance.wire.MalformedFrameException;
import io.ennead.metrics.Metric;
import io.ennead.records.FeedEvent;
import io.ennead.records.FeedEvent.Cause;
import io.ennead.records.Instrument;
import io.ennead.records.MarketEvent;
import io.ennead.records.RejectedFrame;
import io.ennead.records.Tally;

/** Puts what happened to a symbol's feed beside its trades. */
final class Reporter {

  /** How often a splice without progress is told of, in milliseconds. */
  private static final long TELL_AGAIN = 60_000L;

  private final Instrument instrument;
  private final SourceClock clock;
  private final Outbox out;
  private long toldAt = Long.MIN_VALUE;

  Reporter(Instrument instrument, SourceClock clock, Outbox out) {
    this.instrument = instrument;
    this.clock = clock;
    this.out = out;
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

  /** The wall clock, for provenance. */
  long wallMillis() {
    return clock.wallMillis();
  }

  /** Counts something that is still known after a restart. */
  void count(Metric metric, String label, long count) {
    emit(new Tally(instrument, metric.title(), label, count));
  }

  void count(Metric metric) {
    count(metric, "", 1);
  }

  /** Tells of ids that are given up as a gap. */
  void tellGivenUp(Splice splice, long from, long to) {
    tell(splice.cause, from, to, false, splice.detail + "; cannot be had: to be a gap");
  }

  void reject(String where, MalformedFrameException e) {
    emit(new RejectedFrame(instrument, clock.wallMillis(), where + ": " + e.reason(), e.excerpt()));
  }

  private void emit(MarketEvent event) {
    out.add(instrument.symbol(), new Delivery.Emit(event));
  }
}
