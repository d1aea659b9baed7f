package io.ennead.pipeline;

import io.ennead.records.Candle;
import io.ennead.records.LateTrade;
import java.util.List;

/** Where the job's rows go; each table may go to several places. */
public record MarketOutputs(List<Output<Candle>> candles, List<Output<LateTrade>> lateTrades) {

  public MarketOutputs {
    candles = List.copyOf(candles);
    lateTrades = List.copyOf(lateTrades);
  }

  /** These outputs and those. */
  public MarketOutputs and(MarketOutputs others) {
    return new MarketOutputs(
        concat(candles, others.candles), concat(lateTrades, others.lateTrades));
  }

  private static <T> List<T> concat(List<T> some, List<T> more) {
    return java.util.stream.Stream.concat(some.stream(), more.stream()).toList();
  }
}
