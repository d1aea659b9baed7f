package io.ennead.pipeline.benchmark;

import io.ennead.analytics.candles.MinuteFold;
import io.ennead.analytics.candles.MinuteFoldCodec;
import io.ennead.pipeline.Types;
import io.ennead.pipeline.candles.CollectChildren;
import io.ennead.pipeline.candles.StampParent;
import io.ennead.records.BinaryCodec;
import io.ennead.records.Candle;
import io.ennead.records.Clock;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.MarketEvent;
import io.ennead.records.Origin;
import io.ennead.records.Trade;
import io.ennead.serialization.CodecTypeInfo;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Duration;
import org.apache.flink.api.common.functions.AggregateFunction;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.assigners.TumblingEventTimeWindows;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** The usual form: every trade goes through the exchange into the windows of its symbol. */
final class CascadeOnTrades {

  private CascadeOnTrades() {}

  static DataStream<Candle> define(DataStream<MarketEvent> events) {
    DataStream<Candle> minutes =
        events
            .keyBy(MarketEvent::instrument, Types.INSTRUMENT)
            .window(tumbling(Interval.M1))
            .aggregate(new FoldEvents(), new Stamp(), Held.TYPE, Held.TYPE, Types.CANDLE);
    DataStream<Candle> fives = rollUp(minutes, Interval.M1, Interval.M5);
    DataStream<Candle> quarters = rollUp(fives, Interval.M5, Interval.M15);
    return minutes.union(fives, quarters, rollUp(quarters, Interval.M15, Interval.H1));
  }

  private static DataStream<Candle> rollUp(
      DataStream<Candle> children, Interval child, Interval parent) {
    return children
        .keyBy(Candle::instrument, Types.INSTRUMENT)
        .window(tumbling(parent))
        .aggregate(
            new CollectChildren(),
            new StampParent(child, parent),
            Types.ROLLUP,
            Types.ROLLUP,
            Types.CANDLE);
  }

  private static TumblingEventTimeWindows tumbling(Interval interval) {
    return TumblingEventTimeWindows.of(Duration.ofMillis(interval.millis()));
  }

  /** A window's minute, once its first event is there. */
  static final class Held {
    static final CodecTypeInfo<Held> TYPE = CodecTypeInfo.mutable(Held.class, HeldCodec.class);

    MinuteFold minute;
  }

  /** The binary form of a window's minute. */
  public static final class HeldCodec implements BinaryCodec<Held> {
    private final MinuteFoldCodec minutes = new MinuteFoldCodec();

    @Override
    public int version() {
      return minutes.version();
    }

    @Override
    public void write(Held held, DataOutput out) throws IOException {
      out.writeBoolean(held.minute != null);
      if (held.minute != null) {
        minutes.write(held.minute, out);
      }
    }

    @Override
    public Held read(int version, DataInput in) throws IOException {
      Held held = new Held();
      held.minute = in.readBoolean() ? minutes.read(version, in) : null;
      return held;
    }
  }

  private static final class FoldEvents implements AggregateFunction<MarketEvent, Held, Held> {
    private static final long serialVersionUID = 1L;

    @Override
    public Held createAccumulator() {
      return new Held();
    }

    @Override
    public Held add(MarketEvent event, Held held) {
      if (event instanceof Trade trade) {
        minute(held, trade.instrument(), trade.timeMillis()).add(trade);
      } else if (event instanceof Clock clock && clock.until() - clock.from() == 60_000) {
        minute(held, clock.instrument(), clock.from()).cover();
      } else {
        throw new IllegalStateException("not in this benchmark: " + event);
      }
      return held;
    }

    private static MinuteFold minute(Held held, Instrument instrument, long millis) {
      if (held.minute == null) {
        held.minute = new MinuteFold(instrument, Interval.M1.floor(millis));
      }
      return held.minute;
    }

    @Override
    public Held getResult(Held held) {
      return held;
    }

    @Override
    public Held merge(Held one, Held other) {
      one.minute.merge(other.minute);
      return one;
    }
  }

  private static final class Stamp
      extends ProcessWindowFunction<Held, Candle, Instrument, TimeWindow> {
    private static final long serialVersionUID = 1L;

    @Override
    public void process(
        Instrument instrument, Context context, Iterable<Held> held, Collector<Candle> out) {
      MinuteFold minute = held.iterator().next().minute;
      if (minute.isCovered()) {
        out.collect(minute.toCandle(Origin.HISTORICAL));
      }
    }
  }
}
