package io.ennead.kafka;

import io.ennead.records.Instrument;
import io.ennead.records.LateTrade;
import io.ennead.records.MarketEvent;
import io.ennead.records.Trade;
import java.util.Objects;

/**
 * Up to which of its events an instrument has been written to a topic, or read from it.
 *
 * @param number of the event, counted from 1 on; 0 before the first
 * @param tradeId the id of its last trade, or {@link #NO_TRADE}; it only tells where that is
 */
public record TopicPosition(Instrument instrument, long number, long tradeId) {

  /** There was no trade yet. */
  public static final long NO_TRADE = Long.MIN_VALUE;

  public TopicPosition {
    Objects.requireNonNull(instrument, "instrument");
  }

  /** Before the first event. */
  public static TopicPosition start(Instrument instrument) {
    return new TopicPosition(instrument, 0, NO_TRADE);
  }

  /** Behind one more event. */
  public TopicPosition behind(MarketEvent event) {
    return new TopicPosition(
        instrument,
        number + 1,
        event instanceof Trade trade
            ? trade.id()
            : event instanceof LateTrade late ? late.trade().id() : tradeId);
  }

  /** The one that is further; both are of one instrument. */
  public TopicPosition later(TopicPosition other) {
    return other.number > number ? other : this;
  }
}
