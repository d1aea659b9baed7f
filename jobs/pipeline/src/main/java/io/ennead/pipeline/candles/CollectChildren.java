package io.ennead.pipeline.candles;

import io.ennead.analytics.candles.Rollup;
import io.ennead.records.Candle;
import org.apache.flink.api.common.functions.AggregateFunction;

/** Holds the children of a parent candle until its window closes. */
public final class CollectChildren implements AggregateFunction<Candle, Rollup, Rollup> {

  private static final long serialVersionUID = 1L;

  @Override
  public Rollup createAccumulator() {
    return new Rollup();
  }

  @Override
  public Rollup add(Candle child, Rollup rollup) {
    return rollup.add(child);
  }

  @Override
  public Rollup getResult(Rollup rollup) {
    return rollup;
  }

  @Override
  public Rollup merge(Rollup one, Rollup other) {
    other.children().forEach(one::add);
    return one;
  }
}
