package io.ennead.pipeline;

import io.ennead.records.Candle;
import io.ennead.records.Interval;
import io.ennead.records.MarketEvent;
import io.ennead.records.Origin;
import java.util.Objects;
import org.apache.flink.api.connector.source.Source;

/** Where the job's data comes from: trades of any source, or candles of a base interval. */
public sealed interface MarketInput {

  /**
   * Trades, clocks and gaps; candles are folded from them.
   *
   * @param origin the candles' {@code source} column
   */
  record Trades(Source<MarketEvent, ?, ?> source, Origin origin) implements MarketInput {
    public Trades {
      Objects.requireNonNull(source, "source");
      Objects.requireNonNull(origin, "origin");
    }
  }

  /**
   * Closed candles of one interval, in order of time per instrument and without a hole; the longer
   * ones are rolled up from them.
   */
  record Candles(Source<Candle, ?, ?> source, Interval base) implements MarketInput {
    public Candles {
      Objects.requireNonNull(source, "source");
      Objects.requireNonNull(base, "base");
    }
  }
}
