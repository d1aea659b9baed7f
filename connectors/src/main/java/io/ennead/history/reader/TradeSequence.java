package io.ennead.history.reader;

import io.ennead.history.options.HistoryOptions;
import io.ennead.history.split.HistorySplit;
import io.ennead.history.split.Progress;
import io.ennead.ledger.TradeLedger;
import io.ennead.ledger.TradeLedger.Position;
import io.ennead.ledger.TradeLedger.Verdict;
import io.ennead.records.Gap;
import io.ennead.records.MarketEvent;
import io.ennead.records.Trade;
import java.util.function.Consumer;

/**
 * Trades in the order of their ids, with the clocks and gaps that the ledger makes of them.
 *
 * <p>What lies outside of the cut only moves the ledger: so a cut inside the data is covered from
 * its first to its last instant, and ids that are missing at its edges still make a gap inside.
 */
final class TradeSequence implements SplitSequence<Trade, MarketEvent> {

  private final HistorySplit split;
  private final HistoryOptions options;
  private final TradeLedger ledger;

  TradeSequence(HistorySplit split, HistoryOptions options) {
    this.split = split;
    this.options = options;
    this.ledger =
        new TradeLedger(
            split.instrument(),
            options.toleranceMillis(),
            ((Progress.OfTrades) split.progress()).position());
  }

  @Override
  public void next(Trade trade, Consumer<? super MarketEvent> out) {
    Verdict verdict = ledger.judge(trade.id());
    if (verdict == Verdict.DUPLICATE) {
      return;
    }
    long millis = trade.timeMillis();
    if (millis < options.from()) {
      ledger.passOver(trade, options.from());
      return;
    }
    if (!isPastEnd()) {
      begin();
    }
    boolean beyond = millis >= options.to();
    Trade inside = beyond ? atEndOfCut(trade) : trade;
    if (verdict == Verdict.JUMP && !(beyond && isPastEnd())) {
      out.accept(inCut(ledger.skipTo(inside, gap -> {})));
    }
    if (beyond) {
      ledger.passOver(trade, options.to());
    } else {
      ledger.accept(trade, out);
    }
  }

  /** Declares, before the first trade of the cut, from when on the input is whole. */
  private void begin() {
    if (ledger.lastId() != Position.NONE) {
      coverFromCut();
    } else if (split.coverage().from() != HistorySplit.Coverage.UNKNOWN) {
      ledger.coverFrom(Math.max(split.coverage().from(), options.from()));
    }
  }

  private void coverFromCut() {
    if (options.from() != Long.MIN_VALUE) {
      ledger.coverFrom(options.from());
    }
  }

  private boolean isPastEnd() {
    return ledger.position().maxMillis() >= options.to();
  }

  /** A gap, whose edges are wide by the tolerance, as far as it lies in the cut. */
  private Gap inCut(Gap gap) {
    long from = Math.max(gap.from(), Math.max(options.from(), split.coverage().from()));
    long until = Math.min(gap.until(), options.to() - 1);
    if (split.coverage().until() != HistorySplit.Coverage.UNKNOWN) {
      until = Math.min(until, split.coverage().until() - 1);
    }
    return new Gap(gap.instrument(), gap.fromId(), gap.toId(), from, Math.max(from, until));
  }

  /** The same trade at the last instant of the cut, so that a gap before it ends there. */
  private Trade atEndOfCut(Trade trade) {
    return new Trade(
        trade.instrument(),
        trade.id(),
        trade.firstTradeId(),
        trade.lastTradeId(),
        trade.price(),
        trade.quantity(),
        options.to() * 1_000 - 1,
        trade.buyerIsMaker());
  }

  @Override
  public void end(Consumer<? super MarketEvent> out) {
    if (isPastEnd()) {
      ledger.proveUntil(options.to(), out);
    } else if (split.coverage().until() != HistorySplit.Coverage.UNKNOWN) {
      ledger.proveUntil(Math.min(split.coverage().until(), options.to()), out);
    } else {
      ledger.finish(out);
    }
  }

  @Override
  public HistorySplit split() {
    return split.withProgress(new Progress.OfTrades(ledger.position()));
  }
}
