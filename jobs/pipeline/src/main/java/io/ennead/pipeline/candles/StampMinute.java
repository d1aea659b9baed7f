package io.ennead.pipeline.candles;

import io.ennead.analytics.candles.MinuteFold;
import io.ennead.metrics.StageTimes;
import io.ennead.records.Candle;
import io.ennead.records.Instrument;
import io.ennead.records.Interval;
import io.ennead.records.Origin;
import io.ennead.records.Quality;
import java.math.BigDecimal;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/**
 * Closes a minute: makes the candle of a minute that a clock covers, with the previous close where
 * it holds no trade. A minute that no clock covers (the input began or ended within it) is not
 * whole and makes no candle.
 */
public final class StampMinute
    extends ProcessWindowFunction<MinuteFold, Candle, Instrument, TimeWindow> {

  private static final long serialVersionUID = 1L;

  private static final ValueStateDescriptor<BigDecimal> LAST_CLOSE =
      new ValueStateDescriptor<>("last-close", BasicTypeInfo.BIG_DEC_TYPE_INFO);

  private final Origin origin;
  private transient StageTimes times;

  /**
   * @param origin where the trades come from
   */
  public StampMinute(Origin origin) {
    this.origin = origin;
  }

  @Override
  public void open(OpenContext context) {
    times = new StageTimes(getRuntimeContext().getMetricGroup());
  }

  @Override
  public void process(
      Instrument instrument, Context context, Iterable<MinuteFold> minutes, Collector<Candle> out)
      throws Exception {
    MinuteFold minute = minutes.iterator().next();
    ValueState<BigDecimal> lastClose = context.globalState().getState(LAST_CLOSE);
    if (!minute.isEmpty()) {
      lastClose.update(minute.closePrice());
    }
    if (!minute.isCovered()) {
      return;
    }
    times.made(context.window().getEnd());
    if (!minute.isEmpty()) {
      out.collect(minute.toCandle(origin));
    } else if (lastClose.value() != null) {
      Quality quality = minute.hasGap() ? Quality.GAP : Quality.QUIET;
      out.collect(
          Candle.empty(
              instrument,
              Interval.M1,
              context.window().getStart(),
              lastClose.value(),
              quality,
              0,
              origin));
    }
  }
}
