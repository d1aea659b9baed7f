package io.ennead.pipeline.candles;

import io.ennead.analytics.candles.CandleRepair;
import io.ennead.pipeline.state.Kept;
import io.ennead.pipeline.state.KeptType;
import io.ennead.records.Candle;
import io.ennead.records.Instrument;
import io.ennead.records.Origin;
import io.ennead.records.RepairedTrades;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Passes closed candles on, and again those that were repaired. All candles of an instrument go
 * this way, so that a replaced one never overtakes the one that it replaces. Minutes that were read
 * again wait for the watermark behind them: by then their first candles, and the parents', have
 * passed.
 */
public final class RepairFunction
    extends KeyedCoProcessFunction<Instrument, Candle, RepairedTrades, Candle> {

  private static final long serialVersionUID = 1L;

  private final Origin origin;
  private transient ValueState<Kept<CandleRepair>> repairs;

  /**
   * @param origin where the trades come from
   */
  public RepairFunction(Origin origin) {
    this.origin = origin;
  }

  @Override
  public void open(OpenContext context) {
    repairs =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("repairs", KeptType.<CandleRepair>of()));
  }

  @Override
  public void processElement1(Candle candle, Context context, Collector<Candle> out)
      throws Exception {
    Kept<CandleRepair> kept = kept(context.getCurrentKey());
    opened(kept, context.getCurrentKey()).accept(candle, out::collect);
    repairs.update(kept);
  }

  @Override
  public void processElement2(RepairedTrades part, Context context, Collector<Candle> out)
      throws Exception {
    Kept<CandleRepair> kept = kept(context.getCurrentKey());
    CandleRepair repair = opened(kept, context.getCurrentKey());
    repair.add(part);
    if (part.last()) {
      if (context.timerService().currentWatermark() >= part.until() - 1) {
        repair.repair(context.timerService().currentWatermark() + 1, out::collect);
      } else {
        context.timerService().registerEventTimeTimer(part.until() - 1);
      }
    }
    repairs.update(kept);
  }

  @Override
  public void onTimer(long time, OnTimerContext context, Collector<Candle> out) throws Exception {
    Kept<CandleRepair> kept = kept(context.getCurrentKey());
    opened(kept, context.getCurrentKey()).repair(time + 1, out::collect);
    repairs.update(kept);
  }

  private Kept<CandleRepair> kept(Instrument instrument) throws Exception {
    Kept<CandleRepair> kept = repairs.value();
    return kept == null ? Kept.of(new CandleRepair(instrument, origin), CandleRepair::save) : kept;
  }

  private CandleRepair opened(Kept<CandleRepair> kept, Instrument instrument) {
    return kept.open(in -> CandleRepair.load(instrument, origin, in), CandleRepair::save);
  }
}
