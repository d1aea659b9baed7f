package io.ennead.pipeline;

import io.ennead.metrics.MarketClock;
import io.ennead.records.Candle;
import io.ennead.records.Interval;
import io.ennead.records.MarketEvent;
import io.ennead.records.Origin;
import java.util.Objects;
import org.apache.flink.api.connector.source.Source;

/** Where the job's data comes from: trades of any source, or candles of a base interval. */
public sealed interface MarketInput {

  /** The market's time now, for metrics; {@link MarketClock#NONE} where the past is read. */
  default MarketClock clock() {
    return MarketClock.NONE;
  }

  /**
   * Trades, clocks and gaps; candles are folded from them.
   *
   * @param origin the candles' {@code source} column
   * @param clock of the market, if it trades now
   */
  record Trades(Source<MarketEvent, ?, ?> source, Origin origin, MarketClock clock)
      implements MarketInput {
    public Trades {
      Objects.requireNonNull(source, "source");
      Objects.requireNonNull(origin, "origin");
      Objects.requireNonNull(clock, "clock");
    }

    /** Trades of the past. */
    public Trades(Source<MarketEvent, ?, ?> source, Origin origin) {
      this(source, origin, MarketClock.NONE);
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
