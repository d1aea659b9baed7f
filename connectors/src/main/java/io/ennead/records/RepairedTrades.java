package io.ennead.records;

import java.util.List;
import java.util.Objects;

/**
 * Trades of whole minutes that were read again because a {@link Gap} touches these minutes: every
 * trade that counts for {@code [from, until)}, in id order, in parts.
 *
 * @param from the first minute, epoch milliseconds
 * @param until the end of the last minute, epoch milliseconds
 * @param part counted from 0; part 0 begins anew, whatever came before it
 * @param last whether the minutes are whole with this part
 * @param at the end of the last minute that had been proven complete when it left: the candles of
 *     these minutes come again behind those that close by then and before all others, epoch
 *     milliseconds
 * @param trades at most {@value #MOST_TRADES}
 */
public record RepairedTrades(
    Instrument instrument,
    long from,
    long until,
    int part,
    boolean last,
    long at,
    List<Trade> trades)
    implements MarketEvent {

  /** Most trades that one part holds. */
  public static final int MOST_TRADES = 1_000;

  public RepairedTrades {
    Objects.requireNonNull(instrument, "instrument");
    trades = List.copyOf(trades);
    if (until <= from || Interval.M1.floor(from) != from || Interval.M1.floor(until) != until) {
      throw new IllegalArgumentException(
          "a repair covers whole minutes and at least one, not [" + from + ", " + until + ")");
    }
    if (at < until) {
      throw new IllegalArgumentException(
          "minutes up to %d cannot be repaired at %d, before they have closed"
              .formatted(until, at));
    }
    if (part < 0 || trades.size() > MOST_TRADES) {
      throw new IllegalArgumentException(
          "part %d of a repair holds %d trades: parts count from 0 and hold at most %d"
              .formatted(part, trades.size(), MOST_TRADES));
    }
    for (Trade trade : trades) {
      if (trade.timeMillis() < from || trade.timeMillis() >= until) {
        throw new IllegalArgumentException(
            "trade %d of %d does not lie in the repaired minutes [%d, %d)"
                .formatted(trade.id(), trade.timeMillis(), from, until));
      }
    }
  }
}
