package io.ennead.history.reader;

import io.ennead.records.Candle;
import io.ennead.records.Clock;
import io.ennead.records.Gap;
import io.ennead.records.LateTrade;
import io.ennead.records.MarketEvent;
import io.ennead.records.Trade;
import java.util.function.Consumer;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.SourceOutput;

/**
 * Gives each record its event time, and lets the watermark of its split follow what is proven. Used
 * on the task thread only.
 */
abstract class StampedOutput<E> implements Consumer<E> {

  private SourceOutput<E> output;

  void to(SourceOutput<E> splitOutput) {
    output = splitOutput;
  }

  void collect(E element, long millis) {
    output.collect(element, millis);
  }

  void proven(long until) {
    output.emitWatermark(new Watermark(until - 1));
  }

  /** Trades: the watermark advances with clocks only. */
  static final class OfEvents extends StampedOutput<MarketEvent> {

    @Override
    public void accept(MarketEvent event) {
      collect(event, millis(event));
      if (event instanceof Clock clock) {
        proven(clock.until());
      }
    }

    private static long millis(MarketEvent event) {
      if (event instanceof Trade trade) {
        return trade.timeMillis();
      }
      if (event instanceof Clock clock) {
        return clock.until() - 1;
      }
      if (event instanceof Gap gap) {
        return gap.until();
      }
      return ((LateTrade) event).trade().timeMillis();
    }
  }

  /** Candles: nothing of a split comes before the one that has just left. */
  static final class OfCandles extends StampedOutput<Candle> {

    @Override
    public void accept(Candle candle) {
      collect(candle, candle.closeTime() - 1);
      proven(candle.closeTime());
    }
  }
}
