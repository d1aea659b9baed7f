package io.ennead.pipeline.candles;

import io.ennead.analytics.candles.MinuteFold;
import org.apache.flink.api.common.functions.ReduceFunction;

/** Merges the parts of a minute that left the fold. */
public final class MergeMinutes implements ReduceFunction<MinuteFold> {

  private static final long serialVersionUID = 1L;

  @Override
  public MinuteFold reduce(MinuteFold minute, MinuteFold part) {
    return minute.merge(part);
  }
}
