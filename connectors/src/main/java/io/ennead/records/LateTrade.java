package io.ennead.records;

import java.util.Objects;

/**
 * A trade whose minute had already been proven complete when it came: it is kept aside and counted,
 * and changes no candle.
 *
 * @param completeUntil the time up to which its instrument was complete by then, epoch milliseconds
 */
public record LateTrade(Trade trade, long completeUntil) implements MarketEvent {

  public LateTrade {
    Objects.requireNonNull(trade, "trade");
  }

  @Override
  public Instrument instrument() {
    return trade.instrument();
  }
}
