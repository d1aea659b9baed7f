package io.ennead.analytics.consensus;

import io.ennead.analytics.consensus.market.Market;
import java.util.List;
import java.util.Objects;

/**
 * What the heads are given at one closed candle.
 *
 * @param market the candle and what came before it
 * @param higher the swing state of each higher timeframe of the run, shortest first
 */
public record HeadInput(Market market, List<HigherSwings> higher) {

  public HeadInput {
    Objects.requireNonNull(market, "market");
    higher = List.copyOf(higher);
  }
}
