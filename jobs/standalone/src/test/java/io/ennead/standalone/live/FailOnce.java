package io.ennead.standalone.live;

import io.ennead.pipeline.MarketOutputs;
import io.ennead.pipeline.Types;
import io.ennead.records.Candle;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;

/**
 * Makes a job fail once: at the first candle that opens at or after an instant, once a checkpoint
 * is there to go back to.
 */
final class FailOnce {

  private static final Map<String, Boolean> DONE = new ConcurrentHashMap<>();

  private final String id = UUID.randomUUID().toString();
  private final long openTime;

  /**
   * @param openTime epoch milliseconds
   */
  FailOnce(long openTime) {
    this.openTime = openTime;
  }

  MarketOutputs output() {
    return MarketOutputs.ofCandles(this::attach);
  }

  boolean hasFailed() {
    return DONE.containsKey(id);
  }

  private void attach(DataStream<Candle> candles) {
    candles
        .map(new Failure(id, openTime))
        .returns(Types.CANDLE)
        .uid("fail-once")
        .setParallelism(1)
        .sinkTo(new DiscardingSink<>())
        .uid("failed-once")
        .setParallelism(1);
  }

  private static final class Failure extends RichMapFunction<Candle, Candle>
      implements CheckpointListener {
    private static final long serialVersionUID = 1L;

    private final String id;
    private final long openTime;
    private transient boolean hasCheckpoint;

    Failure(String id, long openTime) {
      this.id = id;
      this.openTime = openTime;
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) {
      hasCheckpoint = true;
    }

    @Override
    public Candle map(Candle candle) {
      if (hasCheckpoint && candle.openTime() >= openTime && DONE.putIfAbsent(id, true) == null) {
        throw new IllegalStateException("planned failure");
      }
      return candle;
    }
  }
}
