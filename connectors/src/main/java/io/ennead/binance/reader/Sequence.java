package io.ennead.binance.reader;

import io.ennead.binance.BinanceSettings;
import io.ennead.binance.metrics.FeedMetrics;
import io.ennead.binance.metrics.FeedMetrics.Count;
import io.ennead.binance.split.BinanceSplit;
import io.ennead.binance.split.SplitGaps;
import io.ennead.binance.split.SplitGaps.Declared;
import io.ennead.binance.wire.VenueKline;
import io.ennead.ledger.TradeLedger.Position;
import io.ennead.metrics.Metric;
import io.ennead.records.AuditDifference;
import io.ennead.records.Gap;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.MarketEvent;
import io.ennead.records.Tally;
import io.ennead.records.Trade;
import java.util.List;

/** What of a symbol has been delivered, without a hole, and what that proves. */
final class Sequence {

  private static final long NONE = Position.NONE;

  private final Instrument instrument;
  private final Outbox out;
  private final FeedMetrics metrics;
  private final Proofs proofs;
  private final MinuteAudit audit;
  private long lastId;
  private long lastTradeId;
  private long provenMinute;
  private long newestMillis;
  private long coveredFrom;

  /** Waits for a checkpoint, and delivers nothing. */
  private boolean standing;

  /** The first minute that closes although nothing is known of it, epoch milliseconds, or none. */
  private long outageFrom;

  /** Up to where such minutes are about to close. */
  private long closing;

  Sequence(BinanceSplit split, BinanceSettings settings, Outbox out, FeedMetrics metrics) {
    Position position = split.position();
    this.instrument = split.instrument();
    this.out = out;
    this.metrics = metrics;
    this.lastId = position.lastId();
    this.lastTradeId = position.lastTradeId();
    this.provenMinute = position.coveredUntil();
    this.newestMillis = position.maxMillis();
    this.coveredFrom = position.coveredFrom();
    SplitGaps.Outage outage = split.gaps().outage();
    this.outageFrom = outage == null ? NONE : Interval.M1.floor(outage.since());
    this.proofs =
        new Proofs(
            settings.toleranceMillis(), outage == null ? position.coveredUntil() : outageFrom);
    this.audit = new MinuteAudit(firstWholeMinute(split));
  }

  /** The first minute whose trades will all be delivered from the position on. */
  private static long firstWholeMinute(BinanceSplit split) {
    long first =
        split.position().maxMillis() == NONE
            ? NONE
            : Interval.M1.end(Interval.M1.floor(split.position().maxMillis()));
    for (Gap gap : split.gaps().open()) {
      first = Math.max(first, Interval.M1.end(Interval.M1.floor(gap.until())));
    }
    return first;
  }

  boolean hasBegun() {
    return lastId != NONE;
  }

  /** The id that must come next. */
  long nextId() {
    return lastId + 1;
  }

  long lastTradeId() {
    return lastTradeId;
  }

  long lastId() {
    return lastId;
  }

  /** No trade delivered was traded later, epoch milliseconds. */
  long newestMillis() {
    return newestMillis;
  }

  /** The first whole minute, epoch milliseconds. */
  long coveredFrom() {
    return coveredFrom;
  }

  /** The end of the last whole minute that is complete but for gaps, epoch milliseconds. */
  long provenMinute() {
    return provenMinute;
  }

  /** The same where it has begun, else its first whole minute. */
  long closedMinute() {
    return Math.max(provenMinute, coveredFrom);
  }

  /** The end of the last minute all ids of which are delivered, or in gaps that are known. */
  long boundedMinute() {
    return outageFrom == NONE ? provenMinute : Math.min(provenMinute, outageFrom);
  }

  /** Up to when it is proven complete but for gaps, epoch milliseconds. */
  long provenUntil() {
    return proofs.until();
  }

  /** Whether it stands still until a checkpoint contains what was declared. */
  boolean isStanding() {
    return standing;
  }

  /** Declares the ids before a trade a gap, and stands still until that takes effect. */
  void declare(Trade next) {
    stand(new Delivery.Declare(next));
  }

  /** Stands still until a checkpoint contains this. */
  void stand(Delivery delivery) {
    standing = true;
    out.add(instrument.symbol(), delivery);
  }

  /** Minutes up to an instant are to close although nothing is known of them; stands still. */
  void close(long until) {
    if (outageFrom == NONE) {
      outageFrom = closedMinute();
    }
    closing = until;
    stand(new Delivery.Close(until));
  }

  /** They close. */
  void closed() {
    closed(closing);
  }

  /** Minutes up to an instant close. */
  void closed(long until) {
    standing = false;
    provenMinute = until;
    out.add(instrument.symbol(), new Delivery.Closed());
  }

  /**
   * Declares that in an outage the ids up to this one were missing, and stands still until that
   * takes effect.
   *
   * @param until the latest time that one of them can have, epoch milliseconds
   */
  void bound(long id, long tradeId, long until) {
    stand(new Delivery.Bound(id, tradeId, until));
  }

  /** Goes on behind a gap, which takes effect. */
  void skip(Declared declared) {
    standing = false;
    if (outageFrom != NONE) {
      outageFrom = NONE;
      proofs.reach(provenMinute);
    }
    lastId = declared.gap().toId();
    lastTradeId = declared.tradeId();
    audit.begin(declared.gap().until() + 1);
    out.add(instrument.symbol(), new Delivery.Skip());
    settle();
  }

  /** Goes on from a beginning, or behind a repair, that took effect. */
  void proceed() {
    standing = false;
    settle();
  }

  /**
   * Begins behind an id, complete from an instant on, epoch milliseconds; stands still until a
   * checkpoint contains it.
   */
  void begin(long id, long tradeId, long from) {
    lastId = id;
    lastTradeId = tradeId;
    proofs.reach(from);
    provenMinute = Interval.M1.floor(from);
    coveredFrom = Interval.M1.ceil(from);
    standing = true;
    audit.begin(from);
    out.add(instrument.symbol(), new Delivery.Begin(id, tradeId, from));
  }

  /**
   * Goes on, or begins, behind an id with what comes before it; of the minute and all later ones
   * every trade is to be delivered. A beginning stands still until a checkpoint contains it.
   *
   * @param minute epoch milliseconds, a whole minute
   */
  void join(List<MarketEvent> before, long id, long tradeId, long minute) {
    if (lastId == NONE) {
      coveredFrom = minute;
      standing = true;
    }
    lastId = id;
    lastTradeId = tradeId;
    proofs.reach(minute);
    provenMinute = minute;
    audit.begin(minute);
    out.add(instrument.symbol(), new Delivery.Join(before, id, tradeId, minute));
  }

  /** Delivers the next trade. */
  void deliver(Trade trade) {
    if (trade.id() != nextId()) {
      throw new IllegalStateException(
          "%s: trade %d is not the next, %d".formatted(instrument, trade.id(), nextId()));
    }
    lastId = trade.id();
    lastTradeId = trade.lastTradeId();
    newestMillis = Math.max(newestMillis, trade.timeMillis());
    proofs.traded(trade.timeMillis());
    audit.add(trade);
    metrics.add(Count.TRADES);
    out.add(instrument.symbol(), new Delivery.Emit(trade));
    settle();
  }

  /** Takes in a kline; tells whether it shows that nothing is missing so far. */
  boolean confirmedBy(VenueKline kline) {
    boolean confirms = proofs.offer(kline, lastTradeId);
    settle();
    return confirms;
  }

  /** Everything before that instant is known to have been delivered, epoch milliseconds. */
  void proveUntil(long millis) {
    proofs.reach(millis);
    settle();
  }

  /** By how much the klines are ahead of the proof, in milliseconds of market time. */
  long behindKlines() {
    return proofs.behindKlines();
  }

  private void settle() {
    if (standing) {
      return;
    }
    if (proofs.hasWaiting()) {
      proofs.settle(lastTradeId, this::compare);
    }
    if (outageFrom == NONE && proofs.until() >= provenMinute + Interval.M1.millis()) {
      provenMinute = Interval.M1.floor(proofs.until());
      out.add(instrument.symbol(), new Delivery.Proof(provenMinute));
    }
  }

  private void compare(VenueKline kline) {
    audit
        .compare(kline)
        .ifPresent(
            both -> {
              MarketEvent finding =
                  both.agrees()
                      ? new Tally(instrument, Metric.AUDIT_AGREED.title(), "", 1)
                      : new AuditDifference(instrument, kline.openTime(), both.venue(), both.own());
              out.add(instrument.symbol(), new Delivery.Emit(finding));
            });
  }
}
