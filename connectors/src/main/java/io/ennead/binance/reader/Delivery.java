package io.ennead.binance.reader;

import io.ennead.binance.split.SplitGaps;
import io.ennead.records.MarketEvent;
import io.ennead.records.Trade;
import java.util.List;

/** What the fetching thread hands to the record emitter, in order per symbol. */
public sealed interface Delivery {

  /** A trade, the next of its symbol, or a record that only tells how things went. */
  record Emit(MarketEvent event) implements Delivery {}

  /**
   * A symbol without a position begins behind this id.
   *
   * @param id {@link io.ennead.ledger.TradeLedger.Position#NONE} if it was never traded
   * @param from every trade from then on comes after it, epoch milliseconds
   */
  record Begin(long id, long tradeId, long from) implements Delivery {}

  /**
   * What comes before the trades of a symbol, or between those before a stop and those behind it;
   * its trades go on behind an id.
   *
   * @param before candles in order of close time, with what tells where the first run began
   * @param id the highest id that is not delivered
   * @param minute whose trades and all later ones come after it, epoch milliseconds
   */
  record Join(List<MarketEvent> before, long id, long tradeId, long minute) implements Delivery {}

  /** All trades before this instant have been delivered, epoch milliseconds. */
  record Proof(long until) implements Delivery {}

  /** The ids before this trade are to be declared a gap. */
  record Declare(Trade next) implements Delivery {}

  /** The declared gap takes effect. */
  record Skip() implements Delivery {}

  /** Minutes up to there are to close although nothing is known of them, epoch milliseconds. */
  record Close(long until) implements Delivery {}

  /** They close. */
  record Closed() implements Delivery {}

  /**
   * What was missing in an outage is to be declared a gap.
   *
   * @param id the last missing one; that of the last trade if none was
   * @param tradeId the highest trade id up to there
   * @param until the latest time that a missing trade can have, epoch milliseconds
   */
  record Bound(long id, long tradeId, long until) implements Delivery {}

  /** The trades of these minutes have been delivered again, all but their end. */
  record Read(SplitGaps.Reread reread) implements Delivery {}

  /** What was read again takes effect. */
  record Repaired() implements Delivery {}
}
