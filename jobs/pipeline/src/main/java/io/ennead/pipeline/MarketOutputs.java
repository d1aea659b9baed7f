package io.ennead.pipeline;

import io.ennead.records.Candle;
import io.ennead.records.IndicatorSnapshot;
import io.ennead.records.LateTrade;
import java.util.List;
import java.util.stream.Stream;

/** Where the job's rows go; each table may go to several places. */
public record MarketOutputs(
    List<Output<Candle>> candles,
    List<Output<IndicatorSnapshot>> indicators,
    List<Output<LateTrade>> lateTrades) {

  /** Rows that go nowhere. */
  public static final MarketOutputs NONE = new MarketOutputs(List.of(), List.of(), List.of());

  public MarketOutputs {
    candles = List.copyOf(candles);
    indicators = List.copyOf(indicators);
    lateTrades = List.copyOf(lateTrades);
  }

  /** Candles go there, the rest nowhere. */
  public static MarketOutputs ofCandles(Output<Candle> output) {
    return new MarketOutputs(List.of(output), List.of(), List.of());
  }

  /** These outputs and those. */
  public MarketOutputs and(MarketOutputs others) {
    return new MarketOutputs(
        concat(candles, others.candles),
        concat(indicators, others.indicators),
        concat(lateTrades, others.lateTrades));
  }

  private static <T> List<T> concat(List<T> some, List<T> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }
}
