package io.ennead.analytics.consensus;

import io.ennead.analytics.consensus.market.Market;
import io.ennead.analytics.indicators.IndicatorSet;
import java.util.List;
import java.util.Objects;

/**
 * What the heads are given at one closed candle.
 *
 * @param market the candle and what came before it
 * @param values the indicators after the same candle
 * @param higher the swings of each higher timeframe of the run, shortest first
 */
public record HeadInput(Market market, IndicatorSet values, List<HigherSwings> higher) {

  public HeadInput {
    Objects.requireNonNull(market, "market");
    Objects.requireNonNull(values, "values");
    higher = List.copyOf(higher);
  }
}
