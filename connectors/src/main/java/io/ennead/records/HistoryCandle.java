package io.ennead.records;

import java.util.Objects;

/**
 * A closed candle of the time that an instrument's trades do not cover: from before the first of
 * them, or from a stop. It comes before the trades that follow it, in order of close time; no trade
 * and no clock of its minutes comes beside it.
 *
 * @param rollsUp whether it is a child of parents that come of no other candle: the minutes of an
 *     hour that is unfinished where the trades begin, and those of a stop
 */
public record HistoryCandle(Candle candle, boolean rollsUp) implements MarketEvent {

  public HistoryCandle {
    Objects.requireNonNull(candle, "candle");
    if (rollsUp && candle.interval() != Interval.M1) {
      throw new IllegalArgumentException(
          "parents are rolled up from minutes, not from a candle of " + candle.interval());
    }
  }

  @Override
  public Instrument instrument() {
    return candle.instrument();
  }
}
