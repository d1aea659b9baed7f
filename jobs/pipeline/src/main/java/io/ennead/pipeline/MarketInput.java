package io.ennead.pipeline;

import io.ennead.kafka.EventTopic;
import io.ennead.metrics.MarketClock;
import io.ennead.records.Candle;
import io.ennead.records.Interval;
import io.ennead.records.MarketEvent;
import io.ennead.records.Origin;
import java.util.Objects;
import org.apache.flink.api.connector.source.Source;

/**
 * Where the job's data comes from: events of any source or of a topic, or candles of a base
 * interval.
 */
public sealed interface MarketInput {

  /** The market's time now, for metrics; {@link MarketClock#NONE} where the past is read. */
  default MarketClock clock() {
    return MarketClock.NONE;
  }

  /** Trades, clocks and gaps; candles are folded from them. */
  sealed interface Events extends MarketInput {

    /** The candles' {@code source} column. */
    Origin origin();
  }

  /**
   * The events of a source.
   *
   * @param origin the candles' {@code source} column
   * @param clock of the market, if it trades now
   */
  record Trades(Source<MarketEvent, ?, ?> source, Origin origin, MarketClock clock)
      implements Events {
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

  /** The events that a live job has published. */
  record Topic(EventTopic topic) implements Events {
    public Topic {
      Objects.requireNonNull(topic, "topic");
    }

    @Override
    public Origin origin() {
      return Origin.WEBSOCKET;
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
