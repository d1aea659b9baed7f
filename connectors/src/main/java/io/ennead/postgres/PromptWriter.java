package io.ennead.postgres;

import java.io.IOException;
import java.time.Duration;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.connector.jdbc.core.datastream.sink.writer.JdbcWriter;
import org.apache.flink.metrics.Counter;

/**
 * Bounds the time that a row waits for its batch, by a timer on the task's own thread: a failed
 * write fails the task there and then, and a task that waits for the database can be cancelled.
 */
final class PromptWriter<T> implements SinkWriter<T> {

  private final JdbcWriter<T> batches;
  private final PatientConnectionProvider connections;
  private final long intervalMillis;
  private final ProcessingTimeService clock;
  private final Counter rows;

  private boolean timerSet;

  PromptWriter(
      JdbcWriter<T> batches,
      PatientConnectionProvider connections,
      Duration interval,
      WriterInitContext context) {
    this.batches = batches;
    this.connections = connections;
    this.intervalMillis = interval.toMillis();
    this.clock = context.getProcessingTimeService();
    this.rows = context.metricGroup().getNumRecordsSendCounter();
  }

  @Override
  public void write(T row, Context context) throws IOException, InterruptedException {
    batches.write(row, context);
    rows.inc();
    if (!timerSet) {
      clock.registerTimer(clock.getCurrentProcessingTime() + intervalMillis, this::onTimer);
      timerSet = true;
    }
  }

  private void onTimer(long time) throws IOException, InterruptedException {
    timerSet = false;
    batches.flush(false);
  }

  @Override
  public void flush(boolean endOfInput) throws IOException, InterruptedException {
    batches.flush(endOfInput);
  }

  /** What was not flushed comes again from the last checkpoint. */
  @Override
  public void close() throws Exception {
    connections.stopWaiting();
    try {
      batches.close();
    } finally {
      connections.closeConnection();
    }
  }
}
