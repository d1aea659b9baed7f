package io.ennead.analytics.consensus;

import io.ennead.analytics.consensus.market.Market;
import io.ennead.analytics.indicators.IndicatorSet;
import java.util.Objects;

/**
 * What the heads are given at one closed candle.
 *
 * @param market the candle and what came before it
 * @param values the indicators after the same candle
 * @param surroundings what comes from elsewhere than this interval's candles
 */
public record HeadInput(Market market, IndicatorSet values, Surroundings surroundings) {

  public HeadInput {
    Objects.requireNonNull(market, "market");
    Objects.requireNonNull(values, "values");
    Objects.requireNonNull(surroundings, "surroundings");
  }

  /** Where the current candle ends, epoch milliseconds: the instant of the vote. */
  public long closeTime() {
    return values.interval().end(market.openTime());
  }
}
