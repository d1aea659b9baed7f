package io.ennead.binance.reader;

import io.ennead.binance.split.BinanceSplit;
import io.ennead.binance.split.SplitGaps;
import io.ennead.binance.split.SplitGaps.Declared;
import io.ennead.ledger.TradeLedger;
import io.ennead.ledger.TradeLedger.Position;
import io.ennead.records.Gap;
import io.ennead.records.GapRepaired;
import io.ennead.records.MarketEvent;
import io.ennead.records.RepairedTrades;
import io.ennead.records.Trade;
import java.util.List;
import java.util.function.Consumer;

/**
 * A split while it is read: its ledger and its gaps. Lives on the task thread.
 *
 * <p>Where it begins, what of it is given up as a gap, which minutes close in an outage, and when
 * that is repaired depends on the outside: it takes effect only once a checkpoint contains it, and
 * nothing is delivered meanwhile, so that whoever restores an earlier one finds no row that it may
 * not make again.
 */
final class BinanceSplitState {

  private static final long NONE = Long.MIN_VALUE;

  private final BinanceSplit split;
  private final TradeLedger ledger;
  private SplitGaps gaps;

  /** Something waits for a checkpoint that contains it. */
  private boolean waiting;

  /** The first checkpoint that contains what waits. */
  private long containedIn = NONE;

  BinanceSplitState(BinanceSplit split, long toleranceMillis) {
    this.split = split;
    this.ledger = new TradeLedger(split.instrument(), toleranceMillis, split.position());
    this.gaps = split.gaps();
  }

  TradeLedger ledger() {
    return ledger;
  }

  SplitGaps gaps() {
    return gaps;
  }

  /** Begins a split without a position. */
  void begin(Delivery.Begin begin) {
    ledger.beginAfter(begin.id(), begin.tradeId(), begin.from());
    await();
  }

  /** Goes on, or begins, behind candles; a beginning takes effect by a checkpoint. */
  void join(Delivery.Join join) {
    boolean begins = ledger.lastId() == Position.NONE;
    ledger.resumeAfter(join.id(), join.tradeId(), join.minute());
    if (begins) {
      await();
    }
  }

  /** Declares the ids before a trade a gap. */
  void declare(Trade next) {
    gaps = gaps.declare(new Declared(ledger.gapBefore(next), next.firstTradeId() - 1));
    await();
  }

  /** Minutes up to an instant are to close although nothing is known of them. */
  void close(long until) {
    SplitGaps.Outage outage = gaps.outage();
    long since = outage == null ? ledger.earliestNext() : outage.since();
    gaps = gaps.during(new SplitGaps.Outage(since, until));
    await();
  }

  /** They close. */
  void closed(Consumer<MarketEvent> out) {
    ledger.close(gaps.outage().since(), gaps.outage().until(), out);
  }

  /** Declares what was missing in an outage a gap. */
  void bound(Delivery.Bound bound) {
    long since = gaps.outage().since();
    Gap gap =
        new Gap(
            split.instrument(),
            ledger.lastId() + 1,
            bound.id(),
            since,
            Math.max(since, bound.until()));
    gaps = gaps.declare(new Declared(gap, bound.tradeId()));
    await();
  }

  private void await() {
    waiting = true;
    containedIn = NONE;
  }

  /** Its present form went into a checkpoint. */
  void written(long checkpointId) {
    if (waiting && containedIn == NONE) {
      containedIn = checkpointId;
    }
  }

  /** A checkpoint is complete; tells whether what waited takes effect by it. */
  boolean confirm(long checkpointId) {
    if (!waiting || containedIn == NONE || containedIn > checkpointId) {
      return false;
    }
    waiting = false;
    return true;
  }

  /** The declared gap takes effect. */
  void skip(Consumer<MarketEvent> out) {
    Declared declared = gaps.declared();
    if (gaps.outage() == null) {
      ledger.skip(declared.gap(), declared.tradeId(), out);
    } else {
      ledger.endOutage(declared.gap(), declared.tradeId(), out);
    }
    gaps = gaps.opened();
  }

  /** Minutes were read again. */
  void read(SplitGaps.Reread reread) {
    gaps = gaps.read(reread);
    await();
  }

  /** What was read again takes effect, behind all that is proven. */
  void repaired(Consumer<MarketEvent> out) {
    SplitGaps.Reread reread = gaps.reread();
    if (reread.hasMinutes()) {
      long at = ledger.coveredUntil();
      out.accept(
          new RepairedTrades(
              split.instrument(),
              reread.from(),
              reread.until(),
              reread.parts(),
              true,
              at,
              List.of()));
    }
    reread.gaps().forEach(gap -> out.accept(new GapRepaired(gap)));
    gaps = gaps.settled();
  }

  /** The split as it is to be checkpointed. */
  BinanceSplit toSplit() {
    return new BinanceSplit(split.symbol(), split.kind(), ledger.position(), gaps);
  }
}
