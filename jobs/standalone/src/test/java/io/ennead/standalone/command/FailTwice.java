package io.ennead.standalone.command;

import io.ennead.records.Candle;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;

/** Fails the job twice, each time some candles behind a completed checkpoint. */
final class FailTwice extends RichMapFunction<Candle, Candle> implements CheckpointListener {

  private static final long serialVersionUID = 1L;
  private static final int BEHIND_CHECKPOINT = 20;

  /** Outside of the job, which forgets what it has done. One test at a time uses it. */
  static final AtomicInteger FAILURES_LEFT = new AtomicInteger();

  private transient boolean checkpointed;
  private transient int since;

  @Override
  public void notifyCheckpointComplete(long checkpointId) {
    checkpointed = true;
  }

  @Override
  public Candle map(Candle candle) {
    if (checkpointed
        && ++since > BEHIND_CHECKPOINT
        && FAILURES_LEFT.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
      throw new IllegalStateException("planned failure");
    }
    return candle;
  }
}
