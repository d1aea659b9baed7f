package io.ennead.binance.reader;

import io.ennead.binance.split.BinanceSplit;
import io.ennead.ledger.TradeLedger;

/** A split while it is read: its ledger. Lives on the task thread. */
final class BinanceSplitState {

  private final BinanceSplit split;
  private final TradeLedger ledger;

  BinanceSplitState(BinanceSplit split, long toleranceMillis) {
    this.split = split;
    this.ledger = new TradeLedger(split.instrument(), toleranceMillis, split.position());
  }

  TradeLedger ledger() {
    return ledger;
  }

  /** The split as it is to be checkpointed. */
  BinanceSplit toSplit() {
    return new BinanceSplit(split.symbol(), split.kind(), ledger.position());
  }
}
