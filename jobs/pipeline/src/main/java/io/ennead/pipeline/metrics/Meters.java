package io.ennead.pipeline.metrics;

import io.ennead.metrics.MarketClock;
import io.ennead.metrics.Metric;
import io.ennead.metrics.Total;
import io.ennead.records.Candle;
import io.ennead.records.Decision;
import io.ennead.records.IndicatorSnapshot;
import io.ennead.records.Interval;
import io.ennead.records.LateTrade;
import io.ennead.records.Outcome;
import io.ennead.records.Signal;

/** What is measured of each table's rows. */
public final class Meters {

  private Meters() {}

  public static RowMeter.Factory<Candle> candles(MarketClock clock) {
    return (totals, group) -> new CandleMeter(totals, group, clock);
  }

  public static RowMeter.Factory<LateTrade> lateTrades() {
    return (totals, group) -> {
      Total late = totals.of(Metric.LATE);
      return trade -> late.increment();
    };
  }

  public static RowMeter.Factory<IndicatorSnapshot> indicators() {
    return (totals, group) -> {
      Total[] made = new Total[Interval.values().length];
      for (Interval interval : Interval.values()) {
        made[interval.ordinal()] = totals.of(Metric.INDICATOR_ROWS_MADE, interval.label());
      }
      return row -> made[row.interval().ordinal()].increment();
    };
  }

  public static RowMeter.Factory<Decision> decisions() {
    return (totals, group) -> new DecisionMeter(totals);
  }

  public static RowMeter.Factory<Signal> signals() {
    return (totals, group) -> new SignalMeter(totals);
  }

  public static RowMeter.Factory<Outcome> outcomes() {
    return (totals, group) -> new OutcomeMeter(totals);
  }
}
