package io.ennead.pipeline.candles;

import io.ennead.analytics.candles.CandleRepair;
import io.ennead.pipeline.Types;
import io.ennead.pipeline.state.Kept;
import io.ennead.pipeline.state.KeptType;
import io.ennead.records.Candle;
import io.ennead.records.Instrument;
import io.ennead.records.Origin;
import io.ennead.records.RepairedTrades;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.BasicTypeInfo;
import org.apache.flink.api.java.typeutils.ListTypeInfo;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Passes closed candles on, and again those that were repaired. All candles of an instrument go
 * this way, so that a replaced one never overtakes the one that it replaces. Each waits for the
 * watermark of its close, and a repair for that behind the minutes that were proven when it left
 * the source: so they follow each other by event time, whichever way was the faster one.
 */
public final class RepairFunction
    extends KeyedCoProcessFunction<Instrument, Candle, RepairedTrades, Candle> {

  private static final long serialVersionUID = 1L;

  private final Origin origin;
  private transient ValueState<Kept<CandleRepair>> repairs;
  private transient MapState<Long, List<Candle>> waiting;

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
    waiting =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "waiting", BasicTypeInfo.LONG_TYPE_INFO, new ListTypeInfo<>(Types.CANDLE)));
  }

  @Override
  public void processElement1(Candle candle, Context context, Collector<Candle> out)
      throws Exception {
    long close = candle.closeTime();
    if (context.timerService().currentWatermark() >= close - 1) {
      Kept<CandleRepair> kept = kept(context.getCurrentKey());
      opened(kept, context.getCurrentKey()).accept(candle, out::collect);
      repairs.update(kept);
      return;
    }
    List<Candle> closing = waiting.get(close);
    if (closing == null) {
      closing = new ArrayList<>();
      context.timerService().registerEventTimeTimer(close - 1);
    }
    closing.add(candle);
    waiting.put(close, closing);
  }

  @Override
  public void processElement2(RepairedTrades part, Context context, Collector<Candle> out)
      throws Exception {
    Kept<CandleRepair> kept = kept(context.getCurrentKey());
    CandleRepair repair = opened(kept, context.getCurrentKey());
    repair.add(part);
    if (part.last()) {
      if (context.timerService().currentWatermark() >= part.at()) {
        repair.repair(part.at(), out::collect);
      } else {
        context.timerService().registerEventTimeTimer(part.at());
      }
    }
    repairs.update(kept);
  }

  @Override
  public void onTimer(long time, OnTimerContext context, Collector<Candle> out) throws Exception {
    Kept<CandleRepair> kept = kept(context.getCurrentKey());
    CandleRepair repair = opened(kept, context.getCurrentKey());
    List<Candle> closing = waiting.get(time + 1);
    if (closing != null) {
      waiting.remove(time + 1);
      closing.sort(Comparator.comparing(Candle::interval));
      closing.forEach(candle -> repair.accept(candle, out::collect));
    }
    repair.repair(time, out::collect);
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
